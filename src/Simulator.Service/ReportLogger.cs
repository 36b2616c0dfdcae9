using Microsoft.Extensions.Logging;

namespace Simulator.Service;

/// <summary>Hands warnings and errors of the web server to the operator's report.</summary>
internal sealed class ReportLogger(Action<string>? report) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => report is not null && logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            report!(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception.GetType().Name}: {exception.Message}");
        }
    }

    public void Dispose()
    {
    }
}
