namespace Simulator.Browser.Tests;

/// <summary>The checks find what they are there to find: each is shown a page with one fault, and the same page without it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CheckTests(BrowserHost host)
{
    private const string Long = "AWordThatIsMuchTooLongForTheRoom";

    public static TheoryData<string, string, string> Faults => new()
    {
        { "panelsVisible", Panel("<p>words</p>"), Panel("<p style='opacity:0'>words</p><style>.card{visibility:hidden}</style>") },
        { "panelsVisible", Panel(Plot("block", "none")), Panel(Plot("none", "none")) },
        { "panelsVisible", Panel(Plot("block", "none")), Panel(Plot("block", "block")) },
        { "pageScrollsSideways", Panel("<p>words</p>"), Panel("<div style='width:3000px'>words</div>") },
        { "textCutOrSticksOut", Panel($"<p>{Long}</p>"), Panel($"<p style='width:60px;overflow:hidden'>{Long}</p>") },
        { "textCutOrSticksOut", Panel($"<p>{Long}</p>"), Panel($"<table style='table-layout:fixed;width:200px'><tr><td>{Long}</td><td>x</td></tr></table>") },
        { "textCutOrSticksOut", Panel($"<p>{Long}</p>"), Panel($"<p style='position:relative;left:-200px'>{Long}</p>") },
        { "silentScrollers", Panel(Scroller("tabindex=0 role=region aria-label=x")), Panel(Scroller(string.Empty)) },
        { "textOverlaps", Panel("<p>one</p><p>two</p>"), Panel("<p>one</p><p style='margin-top:-30px'>two</p>") },
        { "chartTextOverlaps", Panel(Drawing("<text x=10 y=50>one</text><text x=60 y=50>two</text>")), Panel(Drawing("<text x=10 y=50>one</text><text x=25 y=55>two</text>")) },
        { "chartTextOverlaps", Panel(Drawing("<text x=10 y=50>one</text>")), Panel(Drawing("<text x=390 y=50>one</text>")) },
        { "chartTextOverlaps", Panel(Drawing("<text x=10 y=50>one</text>")), Panel(Drawing("<text x=10 y=50 font-size=7>one</text>")) },
        { "paleText", Panel("<p style='color:#767676'>words</p>"), Panel("<p style='color:#777777'>words</p>") },
        { "paleText", Panel("<p>words</p>"), Panel("<p style='opacity:.5'>words</p>") },
        { "paleText", Panel("<p style='font-size:24px;color:#949494'>words</p>"), Panel("<p style='font-size:23px;color:#949494'>words</p>") },
        { "paleText", Panel("<p><b class=b>words</b></p>"), Panel("<p><b class=b>words</b></p><style>.b::before{content:'more';color:#aaa}</style>") },
        { "paleText", Panel(Drawing("<text x=10 y=50>one</text>")), Panel(Drawing("<rect width=400 height=200 fill=#444 /><text x=10 y=50>one</text>")) },
        { "paleMarks", Panel(Drawing("<path class=line stroke=#949494 d='M0 0h9' />")), Panel(Drawing("<path class=line stroke=#959595 d='M0 0h9' />")) },
        { "lostOnPaper", Panel($"<div>{Long}</div>"), Panel($"<div style='width:90px;overflow:auto'>{Long}</div>") },
        { "lostOnPaper", Panel("<table><tr style='break-inside:avoid'><td>x</td></tr></table>"), Panel("<table><tr><td>x</td></tr></table>") },
        { "lostOnPaper", Panel("<h2 style='break-after:avoid'>x</h2>"), Panel("<h2>x</h2>") },
        { "foreign", Panel("<p>words</p>"), Panel("<img alt=x>") },
        { "foreign", Panel("<p>words</p>"), Panel("<p onclick='x()'>words</p>") },
        { "foreign", Panel("<p><a href='#x'>words</a></p>"), Panel("<p><a href='https://example.org'>words</a></p>") },
        { "readOutsAstray", Panel(ReadOut(10)), Panel(ReadOut(-40)) },
    };

    [BrowserTheory]
    [MemberData(nameof(Faults))]
    public async Task A_check_finds_the_fault_and_only_the_fault(string check, string sound, string faulty)
    {
        Assert.Empty(await host.FindInAsync(sound, check));
        Assert.NotEmpty(await host.FindInAsync(faulty, check));
    }

    [BrowserFact]
    public async Task Requests_errors_and_dialogs_are_noticed()
    {
        await using var opened = await host.OpenBlankAsync();
        await opened.Page.SetContentAsync(Panel("<img src='http://example.org/a.png'><script>console.error('one'); setTimeout(() => { throw new Error('two'); }); alert('three');</script>"));
        await opened.Page.WaitForFunctionAsync("() => document.images[0].complete");
        Assert.Contains("http://example.org/a.png", opened.Requests);
        Assert.Contains(opened.Complaints, one => one.Contains("one", StringComparison.Ordinal));
        Assert.Contains(opened.Complaints, one => one.Contains("two", StringComparison.Ordinal));
        Assert.Contains(opened.Complaints, one => one.Contains("three", StringComparison.Ordinal));
    }

    /// <summary>A page as ours are built: a panel, and the script that is its own as the last element.</summary>
    private static string Panel(string body) =>
        $"<!DOCTYPE html><meta charset=utf-8><title>x</title><style>.card{{background:#fff;min-height:60px;padding:8px}}</style><main><section class=card id=panel><p>A panel.</p>{body}</section></main><script></script>";

    private static string Drawing(string content) => $"<svg class=chart viewBox='0 0 400 200' width=350 height=175 style='display:block'>{content}</svg>";

    private static string Plot(string first, string second) =>
        $"<figure><div class=plot><svg class=chart viewBox='0 0 400 200' style='display:{first}'></svg><svg class=chart viewBox='0 0 400 200' style='display:{second}'></svg></div></figure>";

    private static string Scroller(string attributes) => $"<div class=scroll style='overflow-x:auto;width:80px' {attributes}>{Long}</div>";

    private static string ReadOut(int left) => $"<div class=plot style='position:relative;width:300px;height:80px'><svg class=chart viewBox='0 0 9 9' width=300 height=80></svg><div class=readout style='position:absolute;top:4px;left:{left}px'>words</div></div>";
}
