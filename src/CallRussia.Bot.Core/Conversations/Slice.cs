namespace CallRussia.Bot.Core.Conversations;

/// <summary>One page of a list.</summary>
/// <param name="Page">From 0; of a list that has grown shorter, the last one.</param>
internal sealed record Slice<T>(IReadOnlyList<T> Items, int Page, int Last)
{
    public static Slice<T> Of(IReadOnlyList<T> all, long page, int perPage)
    {
        var last = Math.Max(0, (all.Count - 1) / perPage);
        var at = (int)Math.Clamp(page, 0, last);
        return new Slice<T>([.. all.Skip(at * perPage).Take(perPage)], at, last);
    }
}
