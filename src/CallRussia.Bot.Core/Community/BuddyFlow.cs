using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>A buddy for two weeks: found by language, hours and experience; prolonged by both, left by either.</summary>
public sealed record BuddyFeature() : Feature("bu")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["seeking"] = typeof(SeekingBuddy) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["b"] = typeof(BuddyAsked),
        ["w"] = typeof(BuddyWanted),
        ["e"] = typeof(ExperienceSaid),
        ["l"] = typeof(LanguageSwitched),
        ["g"] = typeof(LanguagesChosen),
        ["d"] = typeof(DaySwitched),
        ["p"] = typeof(PartSwitched),
        ["h"] = typeof(HoursChosen),
        ["n"] = typeof(BuddyUnwanted),
        ["r"] = typeof(BuddyRung),
        ["s"] = typeof(StayWanted),
        ["c"] = typeof(SharingWanted),
        ["y"] = typeof(SharingConfirmed),
        ["f"] = typeof(BuddyFound),
        ["o"] = typeof(BuddyNotYet),
        ["t"] = typeof(BuddyMayStay),
        ["i"] = typeof(WordToBuddyWanted),
    };

    public override void Declare(Dialogue dialogue)
    {
        Look(dialogue);
        Seek(dialogue.In<SeekingBuddy>());
        Together(dialogue);
        Hear(dialogue);
    }

    private static void Look(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<BuddyAsked>((_, _, _) => [new LookAtBuddy()])
        .Stay<BuddySeen>((_, seen, scene) => [new Effect.Overlay(BuddyScreens.Page(seen, scene))])
        .Stay<BuddyWanted>((_, _, _) => [new LookAtName(NameFor.Buddy)])
        .Stay<BuddyUnwanted>((_, _, _) => [new SeekNoBuddy()]);

    private static void Seek(Dialogue.Row<SeekingBuddy> row) => row
        .Shows((seeking, scene) => BuddyScreens.Seek(seeking, scene))
        .Permit<ExperienceSaid, SeekingBuddy>((seeking, said, _) => seeking with { CanHold = said.CanHold })
        .Permit<LanguageSwitched, SeekingBuddy>((seeking, switched, _) => seeking with { Languages = seeking.Languages ^ switched.Language.Bit })
        .PermitIf<LanguagesChosen, SeekingBuddy>((seeking, _, _) => seeking is { CanHold: not null, Languages: not 0 }, "some", (seeking, _, _) => seeking with { AtHours = true })
        .PermitIf<DaySwitched, SeekingBuddy>((_, day, _) => day.Day is >= 0 and < 7, "a day", (seeking, day, _) => seeking with { Days = seeking.Days ^ (1 << day.Day) })
        .Permit<PartSwitched, SeekingBuddy>((seeking, part, _) => seeking with { Parts = seeking.Parts ^ (1 << (int)part.Part) })
        .PermitIf<HoursChosen, State>((seeking, _, _) => seeking is { CanHold: not null, Languages: not 0, Hours.IsChosen: true }, "all chosen", (seeking, _, _) =>
            Go.To(seeking.Return, new SeekBuddy(seeking.CanHold!.Value, seeking.Languages, seeking.Hours)))
        .Permit<Cancelled, State>((seeking, _, _) => Go.To(seeking.Return, new LookAtBuddy()))
        .Permit<Started, State>((seeking, _, _) => Go.To(seeking.Return));

    private static void Together(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<BuddyRung>((_, rung, _) => [new RingBuddy(rung.Talk, rung.Ring)])
        .Stay<WordToBuddyWanted>((_, _, _) => [new TellBuddy()])
        .Stay<MayRing>((_, may, _) => [RelayScreens.Told(may.Hearer, BuddyScreens.Rung(may)), new Effect.Overlay(BuddyScreens.HasRung(may))])
        .Stay<MayNotRing>((_, not, _) => [new Effect.Overlay(BuddyScreens.NotRung(not))])
        .Stay<StayWanted>((_, wanted, _) => [new StayTogether(wanted.Talk)])
        .Stay<StaySaid>((_, said, scene) => [.. Tell(said.Hearer, hearer => BuddyScreens.StayTold(said, hearer)), new Effect.Overlay(BuddyScreens.Stay(said, scene))])
        .Stay<SharingWanted>((_, wanted, _) => [new Effect.Overlay(BuddyScreens.SureToShare(wanted.Talk))])
        .Stay<SharingConfirmed>((_, sure, _) => [new ShareContacts(sure.Talk)])
        .Stay<SharingSaid>((_, said, scene) =>
            [.. Tell(said.Hearer, hearer => BuddyScreens.ShareTold(said, hearer, scene.Volunteer.Id)), new Effect.Overlay(BuddyScreens.Shared(said))]);

    private static void Hear(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<BuddyFound>((state, found, _) => [RelayFeature.Notice(state, BuddyScreens.Found(found.Talk))])
        .Stay<BuddyNotYet>((state, _, _) => [RelayFeature.Notice(state, BuddyScreens.NotYet())])
        .Stay<BuddyMayStay>((state, may, _) => [RelayFeature.Notice(state, BuddyScreens.MayStay(may.Talk))]);

    private static Effect[] Tell(Hearer? hearer, Func<Hearer, Screen> said) => hearer is null ? [] : [RelayScreens.Told(hearer, said(hearer))];
}
