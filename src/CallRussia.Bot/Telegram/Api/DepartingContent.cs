using System.Net;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// A body that remembers whether it began to leave. That happens only on an open connection, after DNS, TCP and TLS, so
/// it is the exact border between "surely not sent" and "unknown", whatever exception follows.
/// </summary>
internal sealed class DepartingContent : HttpContent
{
    private readonly HttpContent _body;
    private volatile bool _hasLeft;

    public DepartingContent(HttpContent body)
    {
        _body = body;
        Headers.ContentType = body.Headers.ContentType;
    }

    public bool HasLeft => _hasLeft;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _hasLeft = true;
        return _body.CopyToAsync(stream, context, cancellationToken);
    }

    // A known length avoids chunks, which some servers in between do not take.
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
