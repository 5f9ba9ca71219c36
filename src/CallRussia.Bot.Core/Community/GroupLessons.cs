using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>A lesson that its author shows to a group of theirs.</summary>
public sealed record GroupLesson(long Group, long Lesson, VolunteerId By);

/// <summary>
/// What people of a group learned. Its members read that one of them wrote it, so it is the author who shows it there, without a name, and nobody sees it
/// while the group is not open.
/// </summary>
public static class GroupLessons
{
    public static readonly Table<(long Group, long Lesson), GroupLesson> Table = new(
        "group_lesson", one => (one.Group, one.Lesson), key => Key.Of(key.Group, key.Lesson),
        static (to, one) => to.Long(one.Group).Long(one.Lesson).Long(one.By.Value),
        static (ref RecordReader from) => new GroupLesson(from.Long(), from.Long(), new VolunteerId(from.Long())))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<GroupLesson>(By, static (kept, _, one) => Remove(kept, one))
        {
            Section = "LessonsInGroups",
            Tell = static (kept, volunteer) => By(kept, volunteer).Select(one => new { kept.Find(Groups.Table, one.Group)?.Country, kept.Find(Groups.Table, one.Group)?.City }).ToList(),
        },
    };

    public static readonly TableIndex<GroupLesson> ByAuthor = Table.By("by", static one => Key.Of(one.By.Value));

    /// <summary>A lesson under a name is shown to none: it would tell where that person lives. One that was returned is written anew.</summary>
    public static bool MayShow(Lesson lesson) => lesson is { IsNamed: false, Fate: LessonFate.Waits or LessonFate.Published };

    public static bool Has(ITransaction kept, long group, long lesson) => kept.Has(Table, (group, lesson));

    /// <summary>The groups that it is shown to.</summary>
    public static IEnumerable<Group> Of(ITransaction kept, Lesson lesson) =>
        By(kept, lesson.By).Where(one => one.Lesson == lesson.Id).Select(one => Groups.Find(kept, one.Group)).OfType<Group>();

    /// <summary>What its members may read, the newest first.</summary>
    public static IEnumerable<Lesson> In(ITransaction kept, long group) =>
        kept.Range(Table, KeyRange.Beginning(group), descending: true).Select(one => kept.Find(Lessons.Table, one.Lesson)).OfType<Lesson>().Where(lesson => Lessons.IsShown(kept, lesson));

    public static void Show(ITransaction kept, Lesson lesson, long group) => kept.Put(Table, new GroupLesson(group, lesson.Id, lesson.By));

    public static void Remove(ITransaction kept, GroupLesson one) => kept.Remove(Table, (one.Group, one.Lesson));

    /// <summary>It is not there any more, or not as it was.</summary>
    public static void Remove(ITransaction kept, Lesson lesson)
    {
        foreach (var one in By(kept, lesson.By).Where(one => one.Lesson == lesson.Id).ToList()) Remove(kept, one);
    }

    /// <summary>Its author left the group.</summary>
    public static void Remove(ITransaction kept, long group, VolunteerId who)
    {
        foreach (var one in By(kept, who).Where(one => one.Group == group).ToList()) Remove(kept, one);
    }

    private static IEnumerable<GroupLesson> By(ITransaction kept, VolunteerId who) => kept.Range(ByAuthor!, KeyRange.Only(Key.Of(who.Value)));
}
