using System.Text.Json;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Personal;

/// <summary>Answers what volunteers ask about themselves: progress, my data, forget me.</summary>
internal sealed class PersonalDesk(Func<Ledgers> ledgers)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static ProgressCounted Progress(ITransaction kept, CountProgress ask, Deed deed)
    {
        var calls = KeptLeases.Of(kept, deed.Who).Where(lease => lease.Outcome is { } outcome && outcome.WasCalled()).ToList();
        var (talks, weeks) = (calls.FindAll(Milestones.IsTalk), calls.Select(call => Weeks.Of(call.ReportedAt!.Value)).ToHashSet());
        return new ProgressCounted(calls.Count, talks.Count, weeks.Count, CallCounts.Calls(kept), CallCounts.CallsSince(kept, deed.At))
        {
            Row = WeekRow.Length(weeks, Weeks.Of(deed.At)),
            FirstTalk = talks.Min(talk => talk.ReportedAt),
            Thanks = AuditLog.Count(kept, Act.VolunteerThanked, deed.Who),
        };
    }

    public MyDataGathered Gather(ITransaction kept, GatherMyData ask, Deed deed)
    {
        var volunteer = deed.Scene.Volunteer;
        var handOuts = KeptLeases.Of(kept, volunteer.Id).ToList();
        var all = new Dictionary<string, object?> { ["Volunteer"] = Shown(volunteer) };
        foreach (var (section, told) in ledgers().Of(kept, volunteer.Id)) all.Add(section, told);
        return new MyDataGathered(
            handOuts.Count, handOuts.Count(call => call.Outcome is not null), handOuts.Count(call => call.Outcome == Outcome.CallLater), JsonSerializer.Serialize(all, s_indented));
    }

    public Erased Erase(ITransaction kept, EraseMe ask, Deed deed)
    {
        ledgers().Forget(kept, deed.Who, deed.At);
        return new Erased();
    }

    private static object Shown(Volunteer volunteer) => new
    {
        Id = volunteer.Id.Value,
        Language = volunteer.Language.Code,
        Standing = volunteer.Standing.ToString(),
        volunteer.Country,
        TimeZone = volunteer.Zone,
        TimeZoneIsAGuess = volunteer.IsZoneGuess,
        volunteer.JoinedAt,
        volunteer.PromisedAt,
        volunteer.QuizPassedAt,
        volunteer.CourseFinishedAt,
        volunteer.Training,
        volunteer.Invitation,
        volunteer.Away,
        Role = volunteer.Role.ToString(),
        volunteer.NoNews,
        WishedRegions = volunteer.Wished?.Codes,
        volunteer.BreakUntil,
        volunteer.RiskTaken,
        AskedHowItIs = volunteer.AskedIn is { } month ? Months.FirstDay(month) : (DateOnly?)null,
    };
}
