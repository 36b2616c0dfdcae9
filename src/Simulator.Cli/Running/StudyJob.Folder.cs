using System.Security.Cryptography;
using System.Text;
using Simulator.Experiments;
using Simulator.Scenarios;

namespace Simulator.Cli;

/// <content>The folder that a study leaves: its page, its table and what else it has to say, whole or absent.</content>
internal sealed partial class StudyJob
{
    private const string TableName = "study.csv";

    /// <summary>Writes the folder and tells where it is.</summary>
    /// <param name="scenario">What was studied.</param>
    /// <param name="question">The kind of the study, a blank, and what else determines its answer.</param>
    /// <param name="table">Writes the table.</param>
    /// <param name="files">The other files by name; the first is the page to open.</param>
    private void Leave(Scenario scenario, string question, Action<Stream> table, params (string Name, string Text)[] files)
    {
        using var rows = new MemoryStream();
        table(rows);
        var folder = FolderOf(scenario, question);
        WholeFile.WriteFolder(folder, [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))), (TableName, rows.ToArray())]);
        Screen.Line(settings.IsQuiet ? folder : $"report: {Path.Combine(folder, files[0].Name)}");
    }

    /// <summary>A folder named by everything that determines what is in it.</summary>
    private string FolderOf(Scenario scenario, string question)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{RunAssembler.RunIdOf(scenario, ProgramVersion.Text, string.Empty)}")))[..16];
        return Path.Combine(settings.ResultsRoot, scenario.Name, $"{question.Split(' ')[0]}-{id}");
    }

    /// <summary>Settings as the options that repeat them, a line each.</summary>
    private static string Options(IEnumerable<string> set) => string.Join('\n', set.Select(RepeatedCommand.Setting)) + "\n";
}
