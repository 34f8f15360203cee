"""Word: the form that offices exchange, with the table as an annex."""

from __future__ import annotations

from jyplan.report.form import Form
from jyplan.report.page.docx import render

FORM = Form(reports=render, binary=True)
