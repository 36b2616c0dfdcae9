using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Simulator.Service;

/// <summary>Answers in JSON.</summary>
internal static class Answers
{
    public static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type, int status = 200, string mediaType = "application/json")
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
