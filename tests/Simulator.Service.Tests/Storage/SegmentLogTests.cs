using System.Text;

namespace Simulator.Service.Tests;

public class SegmentLogTests
{
    private const long Small = 200; // two or three batches a segment

    [Fact]
    public void What_was_appended_is_read_back_in_order_over_many_segments()
    {
        var folder = new FaultyFolder();
        Write(folder, 20);
        Assert.True(folder.List().Count > 5);
        var (texts, recovery) = Read(folder.Copy());
        Assert.Equal(Enumerable.Range(0, 40).Select(Name), texts);
        Assert.Equal(new LogRecovery(40, 20, 0, null), recovery);
    }

    [Fact]
    public void A_log_that_was_read_back_goes_on_where_it_ended()
    {
        var folder = new FaultyFolder();
        Write(folder, 3);
        using (var log = new SegmentLog(folder, Small))
        {
            log.Recover((_, _) => { });
            log.Append(Batch(6, 1));
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(Name), Read(folder).Texts);
    }

    [Fact]
    public void A_log_cut_at_any_byte_of_its_last_batch_loses_that_batch_and_says_so()
    {
        var folder = new FaultyFolder();
        Write(folder, 2, long.MaxValue);
        var name = folder.List().Single();
        var whole = folder.Bytes(name);
        var last = whole.AsSpan().LastIndexOf(LogFrame.Magic);
        for (var length = last + 1; length < whole.Length; length++)
        {
            var copy = new FaultyFolder();
            copy.Put(name, whole[..length]);
            var (texts, recovery) = Read(copy);
            Assert.Equal([Name(0), Name(1)], texts);
            Assert.Equal(length - last, recovery.TornBytes);
            Assert.Equal($"/memory/{name}, offset {last}", recovery.TornAt);
            Assert.Equal(last, copy.Bytes(name).Length); // cut for good: the next batch follows the last whole one
        }
    }

    [Fact]
    public void Any_changed_byte_before_the_last_batch_is_refused_with_its_place()
    {
        var folder = new FaultyFolder();
        Write(folder, 4, long.MaxValue);
        var name = folder.List().Single();
        var whole = folder.Bytes(name);
        var last = whole.AsSpan().LastIndexOf(LogFrame.Magic);
        for (var at = 0; at < last; at++)
        {
            var copy = new FaultyFolder();
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 0x10;
            copy.Put(name, bytes);
            var damage = Assert.Throws<LogDamagedException>(() => Read(copy));
            Assert.Equal("/memory/" + name, damage.File);
            Assert.True(damage.Offset <= at && at < damage.Offset + 100, $"byte {at} was blamed on {damage.Offset}");
        }
    }

    [Fact]
    public void A_changed_byte_in_an_earlier_segment_is_refused_even_in_its_last_batch()
    {
        var folder = new FaultyFolder();
        Write(folder, 8);
        var first = folder.List()[0];
        var bytes = folder.Bytes(first);
        bytes[^1] ^= 1;
        folder.Put(first, bytes);
        Assert.Contains("a batch is damaged", Assert.Throws<LogDamagedException>(() => Read(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_segment_is_refused()
    {
        var folder = new FaultyFolder();
        Write(folder, 20);
        folder.Delete(folder.List()[2]);
        Assert.Contains("A segment is missing", Assert.Throws<LogDamagedException>(() => Read(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_that_was_never_finished_is_no_damage()
    {
        var folder = new FaultyFolder();
        Write(folder, 2, long.MaxValue);
        folder.Put(SegmentFormat.NameOf(4), SegmentFormat.Header(4)[..9]);
        using var log = new SegmentLog(folder, Small);
        Assert.Equal(4, log.Recover((_, _) => { }).Commands);
        log.Append(Batch(4, 1));
        Assert.Equal(5, Read(folder.Copy()).Recovery.Commands);
    }

    [Fact]
    public void A_full_disk_takes_nothing_of_the_batch_and_the_next_one_goes_on()
    {
        var folder = new FaultyFolder();
        using var log = new SegmentLog(folder, long.MaxValue);
        log.Recover((_, _) => { });
        log.Append(Batch(0, 2));
        for (var room = 0; room < 30; room++)
        {
            folder.Room = room;
            var refused = Assert.Throws<LogUnavailableException>(() => log.Append(Batch(2, 2)));
            Assert.True(refused is { OutcomeIsKnown: true, IsFinal: false });
        }

        folder.Room = long.MaxValue;
        log.Append(Batch(2, 1));
        Assert.Equal([Name(0), Name(1), Name(2)], Read(folder.Copy()).Texts);
    }

    [Fact]
    public void A_disk_too_full_for_a_new_segment_leaves_the_old_one_as_it_was()
    {
        var folder = new FaultyFolder();
        using var log = new SegmentLog(folder, 1);
        log.Recover((_, _) => { });
        log.Append(Batch(0, 1));
        folder.Room = 10;
        Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Batch(1, 1))).OutcomeIsKnown);
        Assert.Single(folder.List());
        folder.Room = long.MaxValue;
        log.Append(Batch(1, 1));
        Assert.Equal([Name(0), Name(1)], Read(folder.Copy()).Texts);
    }

    [Fact]
    public void After_a_failed_flush_nothing_is_taken_until_the_log_is_read_back()
    {
        var folder = new FaultyFolder();
        using var log = new SegmentLog(folder, long.MaxValue);
        log.Recover((_, _) => { });
        log.Append(Batch(0, 1));
        folder.FlushFails = true;
        Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Batch(1, 1))) is { OutcomeIsKnown: false, IsFinal: true });
        folder.FlushFails = false;
        Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Batch(1, 1))).IsFinal);
    }

    [Fact]
    public void What_cannot_be_undone_on_a_full_disk_is_not_called_undone()
    {
        var folder = new FaultyFolder();
        using var log = new SegmentLog(folder, long.MaxValue);
        log.Recover((_, _) => { });
        log.Append(Batch(0, 1));
        folder.Room = 5;
        folder.TruncateFails = true;
        Assert.True(Assert.Throws<LogUnavailableException>(() => log.Append(Batch(1, 1))) is { OutcomeIsKnown: false, IsFinal: true });
    }

    [Fact]
    public void An_export_reads_what_is_durable_beside_the_writer()
    {
        var folder = new FaultyFolder();
        using var log = new SegmentLog(folder, Small);
        log.Recover((_, _) => { });
        for (var batch = 0; batch < 10; batch++)
        {
            log.Append(Batch(batch * 2, 2));
        }

        var texts = new List<string>();
        log.Export(7, (_, command) => texts.Add(Encoding.UTF8.GetString(command)));
        Assert.Equal(Enumerable.Range(0, 7).Select(Name), texts);
    }

    [Fact]
    public void A_second_process_is_kept_out_of_the_folder()
    {
        using var folder = new TestFolder();
        using var first = new FolderLock(folder.Path);
        Assert.Contains("Another process", Assert.Throws<IOException>(() => new FolderLock(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_keeps_what_was_appended()
    {
        using var folder = new TestFolder();
        using (var log = new SegmentLog(new DiskFolder(folder.Path), Small))
        {
            log.Recover((_, _) => { });
            for (var batch = 0; batch < 5; batch++)
            {
                log.Append(Batch(batch, 1));
            }
        }

        Assert.Equal(Enumerable.Range(0, 5).Select(Name), Read(new DiskFolder(folder.Path)).Texts);
    }

    private static string Name(int number) => $"command {number} of some length";

    private static void Write(FaultyFolder folder, int batches, long segment = Small)
    {
        using var log = new SegmentLog(folder, segment);
        log.Recover((_, _) => { });
        for (var batch = 0; batch < batches; batch++)
        {
            log.Append(Batch(batch * 2, 2));
        }
    }

    private static LogBatch Batch(int first, int count)
    {
        var batch = new LogBatch();
        for (var index = 0; index < count; index++)
        {
            batch.Add(Encoding.UTF8.GetBytes(Name(first + index)));
        }

        return batch;
    }

    private static (List<string> Texts, LogRecovery Recovery) Read(ILogFolder folder)
    {
        var texts = new List<string>();
        using var log = new SegmentLog(folder, Small);
        var recovery = log.Recover((sequence, command) =>
        {
            Assert.Equal(texts.Count, sequence);
            texts.Add(Encoding.UTF8.GetString(command));
        });
        return (texts, recovery);
    }
}
