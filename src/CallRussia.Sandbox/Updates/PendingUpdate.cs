namespace CallRussia.Sandbox;

/// <summary>An update waiting to be fetched or delivered: its JSON is made once, when it happens.</summary>
/// <param name="Row">A webhook gets one update of a row after the other.</param>
internal sealed record PendingUpdate(int Id, byte[] Json, DateTimeOffset ExpiresAt, UpdateRow Row);

/// <summary>
/// As in the real server, messages of a chat stand in one row and taps of a person in another: a text and a tap that follow each other may
/// come in either order.
/// </summary>
internal readonly record struct UpdateRow(string Kind, long Of)
{
    /// <param name="of">The person; null: it stands alone.</param>
    public static UpdateRow For(string kind, long? of, int updateId) =>
        of is { } person ? new UpdateRow(kind == "edited_message" ? "message" : kind, person) : new UpdateRow("", updateId);
}
