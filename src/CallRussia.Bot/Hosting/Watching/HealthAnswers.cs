using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CallRussia.Bot.Hosting.Watching;

/// <summary>What the health port says.</summary>
internal static class HealthAnswers
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void Limit(KestrelServerLimits limits) => limits.MaxRequestBodySize = 0;

    /// <summary>It is read and nothing else.</summary>
    public static Task OfPath(HttpContext http, Func<HttpContext, Task> answer) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? answer(http) : Status(http, StatusCodes.Status405MethodNotAllowed);

    public static Task Alive(HttpContext http) => Write(http, StatusCodes.Status200OK, new { status = "alive" });

    public static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public static Task Write(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), http.RequestAborted).AsTask();
    }
}
