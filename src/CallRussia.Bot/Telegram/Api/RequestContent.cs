using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Bodies of requests, made whole before anything is sent: the server takes half a JSON document for a whole one.
/// </summary>
internal static class RequestContent
{
    public static DepartingContent Json<T>(T request, JsonTypeInfo<T> shape)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, shape));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new DepartingContent(body);
    }

    /// <summary>A form: text fields as they are, all others as JSON, and the file in a part named by its field.</summary>
    public static DepartingContent Form<T>(T request, JsonTypeInfo<T> shape, string fileField, InputFile.Upload file)
    {
        // UTF-8 in a file's name as browsers write it; the framework's own way is an encoded word that nobody decodes.
        var form = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        foreach (var field in JsonSerializer.SerializeToElement(request, shape).EnumerateObject())
        {
            var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
            form.Add(Part(Encoding.UTF8.GetBytes(text), $"name=\"{field.Name}\""));
        }

        form.Add(Part(file.Content, $"name=\"{fileField}\"; filename=\"{SafeName(file.FileName)}\""));
        return new DepartingContent(form);
    }

    private static ReadOnlyMemoryContent Part(ReadOnlyMemory<byte> content, string disposition)
    {
        var part = new ReadOnlyMemoryContent(content);
        part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; " + disposition);
        return part;
    }

    // Nothing that could end the quoted name or the header line.
    private static string SafeName(string name) =>
        string.Concat(name.Select(c => char.IsControl(c) || c is '"' or '\\' ? '_' : c));
}
