"""The book: README, CONTRIBUTING, CHANGELOG, docs/ and the READMEs of the examples, as one set of linked pages.

Sphinx reads them where they lie, so that the same links work in the repository and in the book. It runs with `-W`:
a link to a page, a heading or a file that does not exist fails the build.
"""

project = "enkat"
language = "en"
extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "data/README.md",
    "docs/**.md",
    "examples/**.md",
    "python/README.md",
    "tests/golden/**.md",
]
exclude_patterns = ["**/.pytest_cache", "**/node_modules", ".*", "fuzz", "target"]
# headings have the anchors that the repository's own view gives them
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {"description": "scores EQ-5D-5L and KASAM", "page_width": "72rem", "sidebar_width": "15rem"}
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
