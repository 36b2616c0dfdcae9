using System.Text;

namespace Simulator.Scenarios;

/// <summary>The items of a list, however it was written.</summary>
internal static class ListItems
{
    /// <summary>The items; null when the value is no list. An override writes <c>a,b</c> or <c>["a","b"]</c>.</summary>
    public static IReadOnlyList<Node>? Of(Node node)
    {
        if (node.Kind == NodeKind.List)
        {
            return node.Items;
        }

        if (node.Kind != NodeKind.Override)
        {
            return null;
        }

        var text = node.Text.Trim();
        if (text.StartsWith('['))
        {
            var wrapped = JsonLayerReader.Read(0, string.Empty, Encoding.UTF8.GetBytes($$"""{"list":{{text}}}"""), new ErrorList());
            return wrapped?["list"] is { Kind: NodeKind.List } list ? [.. list.Items.Select(item => AsOverride(item, node))] : null;
        }

        return text.Length == 0
            ? []
            : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(item => new Node(NodeKind.Override, node.Place, item))];
    }

    private static Node AsOverride(Node item, Node list) => new(NodeKind.Override, list.Place, item.Text);
}
