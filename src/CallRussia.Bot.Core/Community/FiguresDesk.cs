using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Counts what there is among volunteers. No name and no id is in it.</summary>
internal static class FiguresDesk
{
    /// <summary>Nobody's id: no mentor is kept apart from it.</summary>
    private static readonly VolunteerId s_anybody = new(0);

    public static FiguresSeen Look(ITransaction kept, LookAtFigures ask, Deed deed)
    {
        var ahead = Events.Ahead(kept, deed.Now).ToList();
        var open = kept.All(Groups.Table).Where(group => group.IsOpen).ToList();
        return new FiguresSeen(
            TalkSides.Count(kept, TalkKind.Buddy) / 2, new Queue(BuddyWishes.Count(kept), kept.All(BuddyWishes.BySince).FirstOrDefault()?.Since),
            kept.All(Mentors.Table).Count(mentor => mentor.ConfirmedAt is not null), Mentors.OnDuty(kept, s_anybody, deed.Now).Count(), Queue.Of(WordWishes.All(kept).Select(wish => wish.Since)),
            Lessons.Shown(kept).Count(), Queue.Of(kept.All(Lessons.Waiting).Select(lesson => Midnight(lesson.Day))),
            ahead.Count, ahead.Find(one => one.StartsAt > deed.Now)?.StartsAt,
            open.Count, open.Count(group => GroupHosts.Of(kept, group.Id) is not null),
            Queue.Of([.. kept.All(GroupNewsBoard.Waiting).Select(news => news.At), .. kept.All(GroupHosts.Asking).Select(host => host.AskedAt)]));
    }

    /// <summary>Of a lesson only the day is kept.</summary>
    private static DateTimeOffset Midnight(long day) => new(day * TimeSpan.TicksPerDay, TimeSpan.Zero);
}
