namespace CallRussia.Bot.Storage.Packing;

/// <summary>Work on all cores whose results come out in the order of what went in.</summary>
internal static class InOrder
{
    /// <param name="items">Read on the caller's thread, as far ahead as keeps the workers busy.</param>
    /// <param name="workers">1 does everything on the caller's thread.</param>
    public static IEnumerable<TResult> Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, int workers)
    {
        var ahead = new Queue<Task<TResult>>();
        foreach (var item in items)
        {
            if (workers <= 1)
            {
                yield return work(item);
                continue;
            }
            ahead.Enqueue(Task.Run(() => work(item)));
            if (ahead.Count > 2 * workers) yield return ahead.Dequeue().GetAwaiter().GetResult();
        }
        while (ahead.TryDequeue(out var done)) yield return done.GetAwaiter().GetResult();
    }
}
