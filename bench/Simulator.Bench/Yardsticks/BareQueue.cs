namespace Simulator.Bench.Yardsticks;

/// <summary>The M/M/10 queue with nothing between the work and the machine: the limit the kernel is measured against.</summary>
internal static class BareQueue
{
    private struct Entry
    {
        public long Time;
        public uint Kind;
    }

    /// <summary>Runs the customers through and returns the mean wait in service times.</summary>
    public static double Run(Exponential exponential, int customers)
    {
        unchecked
        {
            var pending = new Entry[64];
            var count = 0;
            var line = new long[1024];
            long head = 0, tail = 0;
            var busy = 0;
            var arrived = 0;
            long waited = 0;
            Insert(pending, ref count, (long)(exponential.Next() * Mm10.MeanGap), 0);
            while (count > 0)
            {
                ref var next = ref pending[--count];
                var now = next.Time;
                if (next.Kind == 0)
                {
                    if (++arrived < customers)
                    {
                        Insert(pending, ref count, now + (long)(exponential.Next() * Mm10.MeanGap), 0);
                    }

                    if (busy < Mm10.Servers)
                    {
                        busy++;
                        Insert(pending, ref count, now + (long)(exponential.Next() * Mm10.MeanService), 1);
                    }
                    else
                    {
                        if (tail - head == line.Length)
                        {
                            Grow(ref line, head);
                        }

                        line[tail++ & (line.Length - 1)] = now;
                    }
                }
                else if (head < tail)
                {
                    waited += now - line[head++ & (line.Length - 1)];
                    Insert(pending, ref count, now + (long)(exponential.Next() * Mm10.MeanService), 1);
                }
                else
                {
                    busy--;
                }
            }

            return waited / Mm10.MeanService / customers;
        }
    }

    private static void Insert(Entry[] pending, ref int count, long time, uint kind)
    {
        unchecked
        {
            var i = count++;
            for (; i > 0 && pending[i - 1].Time <= time; i--)
            {
                pending[i] = pending[i - 1];
            }

            pending[i].Time = time;
            pending[i].Kind = kind;
        }
    }

    private static void Grow(ref long[] line, long head)
    {
        var larger = new long[line.Length * 2];
        for (var i = 0L; i < line.Length; i++)
        {
            larger[(head + i) & (larger.Length - 1)] = line[(head + i) & (line.Length - 1)];
        }

        line = larger;
    }
}
