using System.Globalization;
using System.Text;
using System.Xml;

namespace Simulator.Results;

/// <summary><c>junit.xml</c>: one test case a verdict, so that any CI shows budgets as it shows tests. What is inconclusive is skipped, with its reason.</summary>
public static class JUnitFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "junit.xml";

    /// <summary>The file's bytes: UTF-8, LF; the same report gives the same bytes.</summary>
    public static byte[] Write(BudgetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = true };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            var suite = Xml(report.Identity.Scenario);
            writer.WriteStartElement("testsuites");
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", suite);
            writer.WriteAttributeString("tests", Number(report.Checks.Count));
            writer.WriteAttributeString("failures", Number(report.Checks.Count(IsFailure)));
            writer.WriteAttributeString("errors", "0");
            writer.WriteAttributeString("skipped", Number(report.Checks.Count(check => check.Verdict == BudgetVerdict.Inconclusive)));
            foreach (var check in report.Checks)
            {
                Case(writer, suite, check);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Case(XmlWriter writer, string suite, BudgetCheck check)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", suite);
        writer.WriteAttributeString("name", Xml(check.Name));
        var sentence = Xml(VerdictText.Sentence(check));
        if (IsFailure(check))
        {
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("type", "budget");
            writer.WriteAttributeString("message", sentence);
            writer.WriteEndElement();
        }
        else if (check.Verdict == BudgetVerdict.Inconclusive)
        {
            writer.WriteStartElement("skipped");
            writer.WriteAttributeString("message", sentence);
            writer.WriteEndElement();
        }
        else
        {
            writer.WriteElementString("system-out", sentence);
        }

        writer.WriteEndElement();
    }

    /// <summary>U+FFFE and U+FFFF are visible to no one and legal in no XML; the surrogates of a pair are.</summary>
    private static string Xml(string text) => SafeText.Clean(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    private static bool IsFailure(BudgetCheck check) => check is { Verdict: BudgetVerdict.Fail, Budget.Severity: BudgetSeverity.Error };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
