using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Simulator.Bench.Harness;

/// <summary>CPU time of the calling thread where the system tells it (Linux), else elapsed time: what other processes take is not counted.</summary>
internal static class CpuClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    public static string Kind => OperatingSystem.IsLinux() ? "CPU time of the measuring thread" : "elapsed time";

    public static double Seconds()
    {
        if (OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out var time) == 0)
        {
            return time.Seconds + (time.Nanoseconds * 1e-9);
        }

        return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

#pragma warning disable SYSLIB1054 // the generated form needs unsafe code; this one is blittable as it is
    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
