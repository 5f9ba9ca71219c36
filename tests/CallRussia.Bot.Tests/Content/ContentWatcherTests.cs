using CallRussia.Bot.Content;

namespace CallRussia.Bot.Tests.Content;

public sealed class ContentWatcherTests : IDisposable
{
    private readonly ContentSample _content = new();
    private readonly HandTimer _time = new();
    private readonly List<ContentLoad> _reported = [];

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_good_edit_takes_the_place_of_the_old_content_once_it_is_quiet()
    {
        var first = Assert.IsType<ContentLoad.Loaded>(_content.Load());
        using var watcher = Watch(first);

        _content.With("texts/x.yaml", "a: {all: A}\n");
        watcher.Notice();
        watcher.Notice();
        Assert.Same(first, watcher.Current);

        _time.Fire();
        Assert.True(watcher.Current.Phrasebook.Has("x.a"));
        Assert.Same(watcher.Current, Assert.Single(_reported));
    }

    [Fact]
    public void A_bad_edit_leaves_the_last_good_content_and_is_reported()
    {
        var first = Assert.IsType<ContentLoad.Loaded>(_content.Load());
        using var watcher = Watch(first);

        _content.With("texts/x.yaml", "a: {all: '{'}\n");
        watcher.Notice();
        _time.Fire();

        Assert.Same(first, watcher.Current);
        Assert.Contains("x.a", Assert.IsType<ContentLoad.Failed>(Assert.Single(_reported)).Errors[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_that_throws_is_reported_like_a_bad_edit_and_not_thrown_on_the_timers_thread()
    {
        var first = Assert.IsType<ContentLoad.Loaded>(_content.Load());
        using var watcher = new ContentWatcher(_content.Folder, first, () => throw new IOException("The disk is gone."), _reported.Add, _time);
        watcher.Notice();
        _time.Fire();
        Assert.Same(first, watcher.Current);
        Assert.Contains("The disk is gone", Assert.IsType<ContentLoad.Failed>(Assert.Single(_reported)).Errors[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_is_noticed()
    {
        using var watcher = Watch(Assert.IsType<ContentLoad.Loaded>(_content.Load()));

        _content.With("texts/x.yaml", "a: {all: A}\n");

        await _time.Set.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private ContentWatcher Watch(ContentLoad.Loaded first) =>
        new(_content.Folder, first, () => _content.Load(), _reported.Add, _time);

    /// <summary>A clock whose one timer rings when the test says so.</summary>
    private sealed class HandTimer : TimeProvider, ITimer
    {
        private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action _ring = () => { };

        public Task Set => _set.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return this;
        }

        public void Fire() => _ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => _set.TrySetResult();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
