"""HTML: a page that is whole by itself, for a screen and for paper."""

from __future__ import annotations

from jyplan.report.form import Form
from jyplan.report.page.html import render

FORM = Form(reports=render, utf8=True)
