using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Reads reports of people; drawn from the store's answer.</summary>
/// <param name="Report">The one that is open; 0 for the list.</param>
public sealed record AtPersonReports(State Return, bool Closed = false, int Page = 0, long Report = 0) : Aside(Return), IPage, IForModerators;

/// <summary>Lasting: it stands under the notice.</summary>
public sealed record PersonReportOpened(long Report, PersonReportStep Step) : Trigger, IForModerators;

/// <summary>The values stand on buttons.</summary>
public enum PersonReportStep
{
    Look = 0,
    Close = 1,

    /// <summary>To the organizers, who may suspend.</summary>
    HandOver = 2,
}

/// <summary>For those who look after them: there is a new one.</summary>
public sealed record PersonReportWaits(long Report) : TimeCame;

/// <summary>Answered by <see cref="PersonReportsSeen"/>.</summary>
public sealed record LookAtPersonReports(bool Closed) : Ask;

/// <param name="Reports">Open ones oldest first, closed ones newest first.</param>
public sealed record PersonReportsSeen(IReadOnlyList<PersonReport> Reports) : Answer;

/// <summary>Answered by <see cref="PersonReportSeen"/> or <see cref="PersonReportGone"/>.</summary>
public sealed record HandlePersonReport(long Report, PersonReportStep Step) : Ask;

/// <param name="Others">Other reports about the same person, of the last 90 days.</param>
public sealed record PersonReportSeen(PersonReport Report, int Others) : Answer;

/// <summary>It is not there (any more), or it is about the one who asks.</summary>
public sealed record PersonReportGone : Answer;
