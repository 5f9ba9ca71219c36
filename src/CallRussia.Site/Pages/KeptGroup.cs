using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Site.Pages;

/// <summary>
/// What is kept, sorted as people think of it. Periods are not said here: the tables declare them. A test finds a table that names somebody, or
/// ends, and stands in no group, and a group whose tables don't agree on how long.
/// </summary>
/// <param name="Name">Its text is <c>site.kept.{Name}</c>.</param>
/// <param name="Until">When it ends where its tables declare no period: the text <c>site.until.{Until}</c>.</param>
/// <param name="Tables">Names of tables.</param>
internal sealed record KeptGroup(string Name, string Until, params IReadOnlyList<string> Tables)
{
    private const string Forget = "forget";
    private const string Done = "done";
    private const string Good = "good";

    public static IReadOnlyList<KeptGroup> All { get; } =
    [
        new("you", Forget, "volunteer", "chat", "timer", "nudge", "read_mark", "active", "caller", "lesson_help", "skipped", "invitation"),
        new("calls", Forget, "lease", "number", "honeytoken", "mention") { Besides = static retention => retention.LeaseLinks },
        new("rang", Forget, "ring_back"),
        new("flags", "solved", "flag"),
        new("messages", Done, "outbox", "pause", "lever_wait", "draft", "trial", "file_order", "alarm_mute"),
        new("broken", Forget, "inbox"),
        new("taps", Forget, "tap"),
        new("marks", Forget, "seen", "done"),
        new("company", Forget, "alias", "mentor", "word_wish", "talk"),
        new("wishes", Forget, "buddy_wish"),
        new("past", Forget, "past_talk"),
        new("groups", Forget, "group_member", "group_host", "group_lesson"),
        new("group-news", Forget, "group_news"),
        new("group-codes", Good, "group_code"),
        new("group-links", Forget, "group_entry"),
        new("work", Forget, "work_offer"),
        new("events", Forget, "event", "event_guest", "shared_hour"),
        new("together", Forget, "hour_member"),
        new("reports", Forget, "problem", "person_report"),
        new("lessons", Forget, "lesson"),
        new("news", Forget, "delivery"),
        new("looked-up", Forget, "objection_counted"),
        new("slowed", Forget, "look"),
        new("suspended", "lifted", "suspension"),
        new("invited", Forget, "role_offer"),
        new("came", Forget, "invited"),
        new("team", Good, "audit", "fact_change", "broadcast", "lever"),
        new("alarms", Good, "alarm"),
        new("changes", Good, "guide_change"),
        new("forgotten", "day", "forgotten"),
        new("never", Good, "dnc", "apart"),
        new("counts", Good, "count", "report_sums", "report_day"),
    ];

    /// <summary>A period that is a step of its own and not a table's end.</summary>
    public Func<Retention, TimeSpan>? Besides { get; init; }

    /// <summary>How long it stays after it has served; null where its tables declare none.</summary>
    public TimeSpan? Period(IReadOnlyList<Table> tables, Retention retention) =>
        Besides?.Invoke(retention) ?? Mine(tables).Select(table => table.Expiry?.Period?.Invoke(retention)).Max();

    /// <summary>/forget takes it before its time.</summary>
    public bool IsOwned(IReadOnlyList<Table> tables) => Mine(tables).Any(table => table.Owner is not null);

    public IEnumerable<Table> Mine(IReadOnlyList<Table> tables) => tables.Where(table => Tables.Contains(table.Name));
}
