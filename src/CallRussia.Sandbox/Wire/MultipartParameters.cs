using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CallRussia.Sandbox;

/// <summary>Reads a multipart body. A part with a file name is a file, every other one a parameter.</summary>
internal static class MultipartParameters
{
    // MAX_BOUNDARY_LENGTH, MAX_TOTAL_HEADERS_LENGTH and the number of files of the real server.
    private const int LongestBoundary = 70;
    private const int LargestHeaders = 1 << 18;
    private const int MostFiles = 50;

    public static async Task ReadAsync(HttpRequest request, ApiParameters parameters)
    {
        var cancellation = request.HttpContext.RequestAborted;
        var reader = new MultipartReader(Boundary(request.ContentType!), request.Body) { HeadersLengthLimit = LargestHeaders };
        var size = 0;
        var files = 0;
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                var part = PartName.Read(section.ContentDisposition ?? "");
                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes, cancellation);
                if (part.FileName is null)
                {
                    size += (int)bytes.Length;
                    parameters.Add(part.Name, Utf8.Text(bytes.ToArray()));
                }
                else
                {
                    files++;
                    parameters.Add(part.Name, new UploadedFile(part.FileName, bytes.ToArray()));
                }

                if (size > ParameterReader.LargestParameters || files > MostFiles)
                {
                    throw Refusal.TooLarge();
                }
            }
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw Refusal.BadRequest("can't parse multipart/form-data");
        }
    }

    private static string Boundary(string type)
    {
        var at = type.IndexOf("boundary", StringComparison.OrdinalIgnoreCase);
        var equals = at < 0 ? -1 : type.IndexOf('=', at);
        if (equals < 0)
        {
            throw Refusal.BadRequest(at < 0 ? "boundary not found" : "boundary value not found");
        }

        var end = type.IndexOf(';', equals);
        var boundary = type[(equals + 1)..(end < 0 ? type.Length : end)].Trim();
        boundary = boundary is ['"', .. var quoted, '"'] ? quoted : boundary;
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : throw Refusal.BadRequest("boundary too big or empty");
    }
}
