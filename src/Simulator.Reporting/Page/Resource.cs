namespace Simulator.Reporting;

/// <summary>Texts embedded in this assembly.</summary>
internal static class Resource
{
    /// <summary>A text by its file name, with LF line ends whatever the checkout made of them.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
