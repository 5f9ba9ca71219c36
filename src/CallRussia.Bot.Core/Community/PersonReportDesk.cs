using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Tells the team of reports of people, and keeps what they do about them.</summary>
internal static class PersonReportDesk
{
    /// <summary>Nobody looks after a report about themselves.</summary>
    public static void Tell(ITransaction kept, PersonReport report, Deed deed) => Tell(kept, Chats.LookingAfterPeople(kept, deed.Owners), report, deed);

    public static PersonReportsSeen Look(ITransaction kept, LookAtPersonReports ask, Deed deed) => new(PersonReports.List(kept, ask.Closed, deed.Who));

    public static Trigger Handle(ITransaction kept, HandlePersonReport ask, Deed deed)
    {
        if (kept.Find(PersonReports.Table, ask.Report) is not { } report || report.About == deed.Who) return new PersonReportGone();
        if (ask.Step == PersonReportStep.Close && report.ClosedAt is null) Keep(report with { ClosedAt = deed.At }, Act.PersonReportClosed);
        if (ask.Step == PersonReportStep.HandOver && report is { ClosedAt: null, IsHandedOver: false })
        {
            Keep(report with { IsHandedOver = true }, Act.PersonReportHandedOver);
            Tell(kept, Chats.Here(kept, deed.Owners).Where(member => member.Role >= Role.Organizer).Select(member => member.Volunteer), report, deed);
        }
        return new PersonReportSeen(report, PersonReports.About(kept, report.About).Count() - 1);

        void Keep(PersonReport now, Act act)
        {
            kept.Put(PersonReports.Table, report = now);
            AuditLog.Add(kept, deed, act, report.Id.ToString(CultureInfo.InvariantCulture), reason: null);
        }
    }

    private static void Tell(ITransaction kept, IEnumerable<VolunteerId> whom, PersonReport report, Deed deed)
    {
        foreach (var who in whom.Where(who => who != report.About && who != deed.Who).ToList()) Timers.Set(kept, who, $"person-report:{report.Id}", deed.At, new PersonReportWaits(report.Id));
    }
}
