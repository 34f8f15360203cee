"""What is wrong with a document. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # documents
    "no-document": ("there is no such file", "name a document: txt, md, docx, html, pdf, xlsx or csv"),
    "folder-for-document": ("this is a folder, not a document", "name the documents in it"),
    "document-too-large": ("the file has more than {most} MB", "leave out pictures, or save the text alone"),
    "document-too-long": ("has more than {most} million characters", "split the document"),
    "document-too-many-pages": ("has more than {most} pages", "split the document"),
    "document-without-text": ("holds no text", "is this the right file? Text in pictures is not read"),
    "scan-without-text": (
        "is a scan: no page has text",
        "recognise its text first, for instance with: ocrmypdf -l chi_sim scan.pdf report.pdf",
    ),
    "pages-without-text": (
        "no text on page {pages}: pictures are not read",
        "recognise the text of scanned pages first, for instance with ocrmypdf",
    ),
    "document-damaged": (
        "is damaged: the file cannot be opened",
        "open it in the program that made it, and save it anew",
    ),
    "document-encrypted": ("is protected by a password", "save a copy without a password"),
    "document-type": (
        "declares a document type, as no Office program writes it; entities are not resolved",
        "open it in an Office program, and save it anew",
    ),
    "document-too-deep": ("is nested too deeply", "save the text anew, without tables in tables"),
    "archive-too-large": (
        "would unpack to more than {most} MB",
        "is this the right file? A report is much smaller",
    ),
    "document-never-ends": (
        "takes more than {seconds} seconds to open",
        "is this the right file? Print it to a new PDF, or save it as text",
    ),
    "old-office": (
        "is a file of Word or Excel before 2007, or encrypted",
        "save it as .docx or .xlsx, without a password",
    ),
    "picture": ("is a picture", "recognise its text first, for instance with ocrmypdf or tesseract"),
    "not-a-document": (
        "is no document that can be read",
        "read are txt, md, docx, html, pdf, xlsx and csv; save it as one of these",
    ),
    "no-text-file": (
        "is no text: it holds NUL bytes",
        "is this the right file? Read are txt, md, docx, html, pdf, xlsx and csv",
    ),
    "unknown-encoding": (
        "is text in an unknown encoding, neither UTF-8 nor GB18030",
        "save it as UTF-8, or name its encoding",
    ),
    "unreadable-encoding": (
        "is not {encoding}: see offset {offset}",
        "save it as UTF-8, or name its encoding",
    ),
    "no-such-encoding": ("there is no encoding {encoding}", "usual ones are utf-8, gb18030, big5 and utf-16"),
    "read-as": ("was read as {encoding}", ""),
    "pdf-missing": ("PDF files need the package pypdfium2", "install it with: pip install 'jyplan[pdf]'"),
    "sheet-hidden": ("the hidden sheet {name} is left out", ""),
    "cells-hidden": ("hidden rows or columns of {name} are left out", ""),
    "formulas-without-value": (
        "{n} formulas of {name} have no value",
        "open the workbook in Excel and save it, so that it keeps their values",
    ),
}
