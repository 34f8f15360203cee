"""Office files made by hand, so that tests show every element that matters."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def docx(body, **parts):
    """A Word document with this body; further parts by name, `footnotes` for word/footnotes.xml."""
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    content = {"word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"}
    for name, inner in parts.items():
        content[f"word/{name}.xml"] = f"<w:{name} {spaces}>{inner}</w:{name}>"
    return archive(content)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, style=None):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def tbl(*rows):
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows) + "</w:tbl>"


def tc(content, wide=1, merge=None):
    merged = {None: "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    inner = content if content.startswith("<") else p(content)
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{merged}</w:tcPr>{inner}</w:tc>'


def xlsx(sheet, *, styles="", shared=(), name="Sheet1", state="visible", more=None):
    """A workbook with one sheet, given as the XML inside `worksheet`."""
    strings = "".join(f"<si><t>{text}</t></si>" for text in shared)
    return archive(
        {
            "xl/workbook.xml": f'<workbook xmlns="{X}" xmlns:r="{R}"><sheets>'
            f'<sheet name="{name}" sheetId="1" r:id="r1" state="{state}"/>'
            + ('<sheet name="附表" sheetId="2" r:id="r2"/>' if more else "")
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{X}">{sheet}</worksheet>',
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{X}">{more or ""}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{X}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{X}">{styles}</styleSheet>',
        }
    )


def grid(document, number=1):
    """A table as lists of texts, spanned cells empty."""
    table = document.tables[number - 1]
    high = max(cell.row + cell.rows for cell in table.cells)
    wide = max(cell.column + cell.columns for cell in table.cells)
    rows = [[""] * wide for _ in range(high)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.text[cell.start : cell.end]
    return rows


def lines(document):
    """The texts of all blocks that are not cells."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind != "cell"]
