using Spectre.Console;

namespace Simulator.Cli;

/// <summary>Rows under headers: a table where there is room for one, else a paragraph a row, in which no word is broken.</summary>
/// <param name="headers">Titles of the columns; the first is what a row is about.</param>
internal sealed class Grid(params IReadOnlyList<string> headers)
{
    /// <summary>Columns of the terminal that each column of a table needs to be read.</summary>
    private const int RoomPerColumn = 16;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private readonly List<(string Text, Style? Style)[]> rows = [];

    /// <summary>Columns of the terminal that the table needs to be read. Default: 16 for each of its own.</summary>
    public int Room { get; init; } = RoomPerColumn * headers.Count;

    /// <summary>What a row has a value of, said before the value where rows are paragraphs. Default: nothing.</summary>
    public string RowName { get; init; } = string.Empty;

    /// <summary>What a column has a value of, in the same way.</summary>
    public string ColumnName { get; init; } = string.Empty;

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">As many as there are headers.</param>
    public void Add(params IReadOnlyList<string> cells) => rows.Add([.. cells.Select(cell => (cell, (Style?)null))]);

    /// <summary>Adds a row of which one cell stands out.</summary>
    /// <param name="styled">Position of that cell.</param>
    /// <param name="style">How.</param>
    /// <param name="cells">As many as there are headers.</param>
    public void AddStyled(int styled, Style style, params IReadOnlyList<string> cells) => rows.Add([.. cells.Select((cell, index) => (cell, index == styled ? style : null))]);

    /// <summary>Adds a row whose cells stand out each for itself; null for one that does not.</summary>
    /// <param name="cells">As many as there are headers.</param>
    public void AddStyled(params IReadOnlyList<(string Text, Style? Style)> cells) => rows.Add([.. cells]);

    /// <summary>Writes the rows as the width asks for.</summary>
    /// <param name="console">Where to.</param>
    public void Write(IAnsiConsole console)
    {
        if (console.Profile.Width < Room)
        {
            WriteParagraphs(console);
        }
        else
        {
            WriteTable(console);
        }
    }

    private void WriteTable(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, Bold)));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, cell.Style)));
        }

        console.Write(table);
    }

    private void WriteParagraphs(IAnsiConsole console)
    {
        console.WriteLine();
        foreach (var row in rows)
        {
            console.Write(new Text($"{RowName} {row[0].Text}".TrimStart(), Bold));
            console.WriteLine();
            for (var index = 1; index < row.Length; index++)
            {
                if (row[index].Text.Length > 0)
                {
                    console.Write(new Padder(new Text($"{ColumnName} {headers[index]}: {row[index].Text}".TrimStart(), row[index].Style), new Padding(2, 0, 0, 0)));
                }
            }
        }

        console.WriteLine();
    }
}
