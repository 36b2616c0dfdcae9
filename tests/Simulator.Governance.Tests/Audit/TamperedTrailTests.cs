using System.Text;

namespace Simulator.Governance.Tests;

/// <summary>Trails changed by somebody who does not, or cannot, repair the hashes: nothing may pass.</summary>
public sealed class TamperedTrailTests
{
    private readonly byte[] honest = Story.Write(Story.Play());

    [Fact]
    public void Any_changed_byte_is_found_on_its_line()
    {
        var lineOf = new long[honest.Length];
        for (var (position, line) = (0, 1L); position < honest.Length; position++)
        {
            lineOf[position] = line;
            line += honest[position] == (byte)'\n' ? 1 : 0;
        }

        for (var position = 0; position < honest.Length; position += 97)
        {
            var tampered = (byte[])honest.Clone();
            tampered[position] ^= 0x01;
            var report = Forgery.Verify(tampered);
            Assert.True(report.CountOf(TrailRule.I25) > 0, $"The change of byte {position} is not noticed.");
            Assert.Contains(report.Findings, finding => finding.Line == lineOf[position]);
        }
    }

    [Fact]
    public void Any_dropped_line_is_found_by_chain_and_numbers()
    {
        for (var line = 0; line < new Forgery(honest).Lines.Count - 1; line++)
        {
            var forgery = new Forgery(honest);
            forgery.Lines.RemoveAt(line);
            var report = forgery.Verify();
            var finding = report.Findings.First(each => each.Rule == TrailRule.I25);
            Assert.Equal(line + 1, finding.Line);
            Assert.True(line == 0 || report.CountOf(TrailRule.I24) > 0);
        }
    }

    [Fact]
    public void Dropped_last_lines_are_found_because_the_end_record_is_gone()
    {
        var forgery = new Forgery(honest);
        forgery.Lines.RemoveAt(forgery.Lines.Count - 1);
        Assert.Equal([TrailRule.I24], Forgery.Rules(forgery.Verify()));
    }

    [Fact]
    public void Any_two_swapped_neighbours_are_found()
    {
        for (var line = 0; line < new Forgery(honest).Lines.Count - 1; line++)
        {
            var forgery = new Forgery(honest);
            (forgery.Lines[line], forgery.Lines[line + 1]) = (forgery.Lines[line + 1], forgery.Lines[line]);
            var report = forgery.Verify();
            Assert.Equal(line + 1, report.Findings.First(each => each.Rule == TrailRule.I25).Line);
        }
    }

    [Fact]
    public void Any_repeated_line_is_found()
    {
        for (var line = 0; line < new Forgery(honest).Lines.Count; line++)
        {
            var forgery = new Forgery(honest);
            forgery.Lines.Insert(line, forgery.Lines[line]);
            Assert.Equal(line + 2, forgery.Verify().Findings.First(each => each.Rule == TrailRule.I25).Line);
        }
    }

    [Fact]
    public void Numbers_with_a_gap_break_I24_even_in_a_whole_chain()
    {
        var forgery = new Forgery(honest);
        forgery.Lines.RemoveAt(forgery.Find(Story.Open, "review_started"));
        Assert.Equal([TrailRule.I24], Forgery.Rules(forgery.Rechain().Verify()));
    }

    [Fact]
    public void One_gap_is_one_finding()
    {
        var forgery = new Forgery(honest).Drop(Story.Withdrawn, "task_opened");
        Assert.Equal(1, forgery.Rechain().Verify().CountOf(TrailRule.I24));
    }

    [Fact]
    public void Time_that_runs_backwards_breaks_I24()
    {
        var forgery = new Forgery(honest).Change(Story.Open, "review_started", "\"at\":\"2026-03-02T", "\"at\":\"2026-03-01T");
        var report = forgery.Rechain().Verify();
        Assert.Equal([TrailRule.I24], Forgery.Rules(report));
        Assert.Equal(new NodeId(Story.Open), Assert.Single(report.Findings).Node);
    }

    [Fact]
    public void End_record_with_other_counts_breaks_I24()
    {
        var forgery = new Forgery(honest);
        forgery.Change(forgery.Lines.Count - 1, "\"open\":1", "\"open\":0");
        Assert.Equal([TrailRule.I24], Forgery.Rules(forgery.Rechain().Verify()));
    }

    [Fact]
    public void A_trail_that_follows_another_first_hash_is_found()
    {
        var forgery = new Forgery(honest);
        forgery.Lines.RemoveAt(0);
        Assert.Equal([TrailRule.Format, TrailRule.I25], Forgery.Rules(forgery.Verify()));
    }

    [Fact]
    public void Two_trails_in_one_file_are_found()
    {
        var report = Forgery.Verify([.. honest, .. honest]);
        Assert.True(report.CountOf(TrailRule.Format) > 0);
        Assert.Equal(1, report.CountOf(TrailRule.I25));
    }

    [Fact]
    public void Line_ends_of_another_system_are_found()
    {
        var text = Encoding.UTF8.GetString(honest).Replace("\n", "\r\n", StringComparison.Ordinal);
        var report = Forgery.Verify(Encoding.UTF8.GetBytes(text));
        Assert.Equal(report.Lines, report.CountOf(TrailRule.I25));
    }
}
