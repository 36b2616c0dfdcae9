using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Simulator.Service;

/// <summary>Sends metrics and traces over OTLP, HTTP with protobuf. Without an endpoint there is none of this, and nothing is measured for it.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const int MetricInterval = 10_000; // ms

    private readonly MeterProvider? metrics;
    private readonly TracerProvider? traces;

    public TelemetryExport(Uri? endpoint)
    {
        if (endpoint is null)
        {
            return;
        }

        var resource = ResourceBuilder.CreateEmpty().AddService("simulator", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString());
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(ServiceMeters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter((exporter, reader) =>
            {
                Point(exporter, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = MetricInterval;
            }).Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource(ServiceMeters.Name, "Microsoft.AspNetCore")
            .SetSampler(new ParentBasedSampler(new AlwaysOnSampler()))
            .AddOtlpExporter(exporter => Point(exporter, endpoint, "v1/traces")).Build();
    }

    public void Dispose()
    {
        metrics?.Dispose(); // sends what was not sent yet
        traces?.Dispose();
    }

    private static void Point(OtlpExporterOptions exporter, Uri endpoint, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(endpoint, path);
        exporter.TimeoutMilliseconds = 5_000;
    }
}
