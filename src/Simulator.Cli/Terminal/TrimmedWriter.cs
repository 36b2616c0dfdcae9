using System.Text;

namespace Simulator.Cli;

/// <summary>Leaves out blanks at the ends of lines, with which tables are padded to the width: in a pipe they are noise. Holds nothing else back.</summary>
/// <param name="inner">Where everything else goes; not closed here.</param>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private int blanks;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == ' ')
        {
            blanks++;
            return;
        }

        for (; blanks > 0 && value is not ('\n' or '\r'); blanks--)
        {
            inner.Write(' ');
        }

        blanks = 0;
        inner.Write(value);
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
