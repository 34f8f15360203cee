"""What is wrong with a document. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # documents
    "no-document": ("没有这个文件", "请给出文档的路径：txt、md、docx、html、pdf、xlsx 或 csv"),
    "folder-for-document": ("这是文件夹，不是文档", "请给出其中的文档"),
    "document-too-large": ("文件超过 {most} MB", "请去掉图片，或只保存文字"),
    "document-too-long": ("超过 {most} 百万字", "请把文档分开"),
    "document-too-many-pages": ("超过 {most} 页", "请把文档分开"),
    "document-without-text": ("没有文字", "是不是选错了文件？图片中的文字不会读取"),
    "scan-without-text": (
        "是扫描件：各页都没有文字",
        "请先识别文字，例如：ocrmypdf -l chi_sim scan.pdf report.pdf",
    ),
    "pages-without-text": ("第 {pages} 页没有文字：图片不会读取", "请先识别扫描页的文字，例如用 ocrmypdf"),
    "document-damaged": ("文件已损坏，无法打开", "请用原来的软件打开，重新保存"),
    "document-encrypted": ("有密码保护", "请另存一份不带密码的"),
    "document-type": (
        "含有文档类型声明（DTD），办公软件不会这样写；实体不予展开",
        "请用办公软件打开，重新保存",
    ),
    "document-too-deep": ("嵌套过深", "请重新保存文字，不要层层嵌套表格"),
    "archive-too-large": ("解压后会超过 {most} MB", "是不是选错了文件？报告要小得多"),
    "document-never-ends": ("打开超过 {seconds} 秒", "是不是选错了文件？请重新打印成 PDF，或另存为文本"),
    "old-office": ("是 2007 年以前的 Word 或 Excel 文件，或已加密", "请另存为 .docx 或 .xlsx，不带密码"),
    "picture": ("是图片", "请先识别文字，例如用 ocrmypdf 或 tesseract"),
    "not-a-document": ("不是可读取的文档", "可读取 txt、md、docx、html、pdf、xlsx 和 csv，请另存为其中一种"),
    "no-text-file": (
        "不是文本：含有空字节",
        "是不是选错了文件？可读取 txt、md、docx、html、pdf、xlsx 和 csv",
    ),
    "unknown-encoding": ("文字编码不明，既非 UTF-8 也非 GB18030", "请另存为 UTF-8，或指明编码"),
    "unreadable-encoding": ("不是 {encoding} 编码：见偏移 {offset}", "请另存为 UTF-8，或指明编码"),
    "no-such-encoding": ("没有名为 {encoding} 的编码", "常用的有 utf-8、gb18030、big5 和 utf-16"),
    "read-as": ("按 {encoding} 编码读取", ""),
    "pdf-missing": ("读取 PDF 文件需要 pypdfium2", "请安装：pip install 'jyplan[pdf]'"),
    "sheet-hidden": ("略去隐藏的工作表 {name}", ""),
    "cells-hidden": ("略去 {name} 中隐藏的行或列", ""),
    "formulas-without-value": ("{name} 中有 {n} 个公式没有值", "请在 Excel 中打开并保存，以保留公式的值"),
}
