from lantu.server.ui.trees import Node, tree_html

LEAF = Node("专栏1", "#box", note="20", current=True)
TREE = [Node("第一章", "#1", (Node("第一节", "#1-1"),)), Node("第二章", "#2", (LEAF,))]


def test_only_the_branch_with_the_current_page_opens():
    html = tree_html(TREE, open_levels=0)
    assert html.count("<details>") == 1
    assert html.count("<details open>") == 1
    assert html.index("<details open>") > html.index("第二章")


def test_no_link_lies_in_a_handle():
    for handle in tree_html(TREE).split("<summary>")[1:]:
        assert "<a " not in handle.split("</summary>")[0]


def test_the_current_node_is_marked():
    html = tree_html(TREE)
    assert 'href="#box" aria-current="true"' in html


def test_labels_are_escaped():
    assert "<i>" not in tree_html([Node("<i>", "#")])
