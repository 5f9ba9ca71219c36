using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using Reported = CallRussia.Bot.Core.Calling.Reported;

namespace CallRussia.Bot.Tests.Support;

/// <summary>Valid values for tests that do not care which.</summary>
internal static class Some
{
    /// <summary>A Wednesday, 15:00 in Vilnius, 16:00 in Moscow.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 13, 0, 0, TimeSpan.Zero);

    /// <summary>A public holiday in Russia, at the same hour.</summary>
    public static readonly DateTimeOffset Holiday = new(2026, 11, 4, 13, 0, 0, TimeSpan.Zero);

    public static readonly BotWorld World = BotWorld.Load();

    public static readonly PoliteHours Hours = new(new CallingHours(), World.Holidays);

    public static readonly VolunteerId VolunteerId = new(700_001);

    public static readonly Volunteer Volunteer = new(VolunteerId, Language.Russian, Now.AddDays(-1))
    {
        Standing = Standing.Volunteer,
        Country = "LT",
        Zone = "Europe/Vilnius",
        PromisedAt = Now.AddDays(-1),
    };

    public static readonly Volunteer Organizer = Volunteer with { Id = new VolunteerId(700_003) };

    public static readonly Campaign Campaign = new() { Owners = [Organizer.Id.Value], DonationUrl = "https://example.org/donate", BotName = "CallRussiaBot", Pages = new Uri("https://calls.example.org"), Pulse = new Pulse(1_200, 14, 46_000, 21_000, 149, TimeSpan.FromSeconds(100.4), Now) { Week = new WeekGoal(340, 410) } };

    public static Library Library => World.Content.Library;

    public static IReadOnlyList<Feature> Features { get; } =
        Core.Features.All(World.Countries, World.Plan, Hours, TimeSpan.FromMinutes(45));

    public static Lease Lease(long id = 41, int offset = 7, int line = 1234) => new(
        new LeaseId(id), DemoBlock.Number(offset, line), DemoBlock.Region(offset), Now, Now.AddMinutes(45), Agreed: null, Nth: 2);

    public static Reported Reported(FirstTap tap = FirstTap.Talked, Outcome? outcome = null, bool refined = false) =>
        new(Lease(), tap, outcome ?? tap.Default(), Now.AddMinutes(10), refined);

    public static Scene Scene(Volunteer? volunteer = null, DateTimeOffset? at = null) => new(volunteer ?? Volunteer, at ?? Now, Campaign) { Library = Library };
}
