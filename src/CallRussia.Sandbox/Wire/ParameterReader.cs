using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CallRussia.Sandbox;

/// <summary>Reads a call's parameters from query, JSON, urlencoded or multipart body.</summary>
internal static class ParameterReader
{
    // HttpReader of the real server: all parameters that are not files together.
    public const int LargestParameters = 1 << 20;

    public static async Task<ApiParameters> ReadAsync(HttpRequest request)
    {
        var parameters = new ApiParameters();
        foreach (var (name, value) in request.Query)
        {
            parameters.Add(name, value.ToString());
        }

        // The real server looks for the type as a part of the header, so a charset does not matter.
        var type = request.ContentType ?? "";
        if (type.Contains("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await MultipartParameters.ReadAsync(request, parameters);
        }
        else if (request.ContentLength is not 0 && !HttpMethods.IsGet(request.Method))
        {
            await ReadBodyAsync(request, type, parameters);
        }

        return parameters;
    }

    private static async Task ReadBodyAsync(HttpRequest request, string type, ApiParameters parameters)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > LargestParameters)
            {
                throw Refusal.TooLarge();
            }

            if (read.IsCompleted)
            {
                Parse(read.Buffer, type, parameters);
                reader.AdvanceTo(read.Buffer.End);
                return;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static void Parse(in ReadOnlySequence<byte> body, string type, ApiParameters parameters)
    {
        if (type.Contains("application/json", StringComparison.OrdinalIgnoreCase))
        {
            ParseJson(body, parameters);
        }
        else if (type.Contains("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (name, value) in QueryHelpers.ParseQuery(Utf8.Text(body.ToArray())))
            {
                parameters.Add(name, value.ToString());
            }
        }
    }

    /// <summary>Broken JSON is not an error for the real server: it keeps the fields it has read so far.</summary>
    private static void ParseJson(in ReadOnlySequence<byte> body, ApiParameters parameters)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                parameters.Add(name, Value(ref reader, body));
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Keep what was read. Half of a surrogate pair is as broken as a missing bracket.
        }
    }

    private static string Value(ref Utf8JsonReader reader, in ReadOnlySequence<byte> body)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        var start = reader.TokenStartIndex;
        reader.Skip();
        return Utf8.Text(body.Slice(start, reader.BytesConsumed - start).ToArray());
    }
}
