using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Simulator.Reporting;

/// <summary>An SVG text element; a component of its own, because Razor reads the bare tag as an instruction.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Style class.</summary>
    [Parameter]
    public string Class { get; set; } = string.Empty;

    /// <summary>Anchor, pixels from the left.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Baseline, pixels from the top.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>Size of the font, pixels.</summary>
    [Parameter, EditorRequired]
    public double Size { get; set; }

    /// <summary>The text; escaped.</summary>
    [Parameter, EditorRequired]
    public string Value { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Value.Length == 0)
        {
            return;
        }

        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Svg.N(X));
        builder.AddAttribute(3, "y", Svg.N(Y));
        builder.AddAttribute(4, "font-size", Svg.N(Size));
        builder.AddContent(5, Value);
        builder.CloseElement();
    }
}
