using System.Net;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// A body that remembers whether sending it began. That happens only on an open connection, after DNS, TCP and TLS, so it tells "surely not
/// sent" from "unknown", whatever exception follows.
/// </summary>
internal sealed class DepartingContent : HttpContent
{
    private readonly byte[] _body;
    private volatile bool _hasLeft;

    private DepartingContent(HttpContent content, byte[] body)
    {
        _body = body;
        Headers.ContentType = content.Headers.ContentType;
    }

    public bool HasLeft => _hasLeft;

    /// <summary>Made whole before anything is sent: the server takes half a JSON document for a whole one.</summary>
    public static async Task<DepartingContent> Of(HttpContent content, CancellationToken cancellationToken) =>
        new(content, await content.ReadAsByteArrayAsync(cancellationToken));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _hasLeft = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    // A known length avoids chunks, which some servers in between do not take.
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
