using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Somebody to talk to: mentors on duty, the buddy, professional help; and what mentors and moderators do for that.</summary>
public sealed record MentorFeature() : Feature("me")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["duty"] = typeof(ChoosingDuty), ["mentors"] = typeof(AtMentors) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["c"] = typeof(CompanyAsked),
        ["w"] = typeof(WordWanted),
        ["n"] = typeof(WordUnwanted),
        ["l"] = typeof(HelpLinesAsked),
        ["t"] = typeof(WordTaken),
        ["d"] = typeof(DutyAsked),
        ["h"] = typeof(DutyWanted),
        ["p"] = typeof(DutyPaused),
        ["x"] = typeof(DutyLeft),
        ["o"] = typeof(HandOverWanted),
        ["m"] = typeof(MentorsAsked),
        ["y"] = typeof(MentorDecided),
        ["r"] = typeof(WordWaits),
        ["s"] = typeof(WordStillWaits),
        ["a"] = typeof(MentorApplied),
        ["k"] = typeof(MentorTold),
        ["i"] = typeof(MentorCame),
    };

    public override void Declare(Dialogue dialogue)
    {
        Ask(dialogue);
        Take(dialogue);
        Serve(dialogue);
        Moderate(dialogue);
    }

    private static void Ask(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<CompanyAsked>((_, _, _) => [new LookForCompany()])
        .Stay<CompanySeen>((_, seen, scene) => [new Effect.Overlay(MentorScreens.Company(seen, scene))])
        .Stay<WordWanted>((_, _, _) => [new LookAtName(NameFor.Word)])
        .Stay<WordUnwanted>((_, _, _) => [new AskForNoWord()])
        .Stay<HelpLinesAsked>((_, asked, scene) => [new Effect.Overlay(MentorScreens.HelpLines(asked.Page, scene))])
        .Stay<WordStillWaits>((_, waits, _) => [new AskAgain(waits.Id)])
        .StayIf<WordUnanswered>((_, unanswered, _) => unanswered.IsToBeSaid, "to be said", (state, unanswered, _) => [RelayFeature.Notice(state, MentorScreens.Unanswered(unanswered))]);

    private static void Take(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<WordWaits>((_, waits, _) => [new LookAtWord(waits.Id)])
            .Stay<WordOpen>((state, open, scene) => [RelayFeature.Notice(state, MentorScreens.Waits(open, scene))])
            .Stay<WordTaken>((_, taken, _) => [new TakeWord(taken.Id)])
            .Stay<WordGone>((_, gone, _) => [new Effect.Overlay(MentorScreens.Gone(gone))])
            .Permit<WordIsYours, Talking>((state, yours, _) => Go.To(
                new Talking(Aside.From(state), TalkKind.Helping, yours.Talk), RelayScreens.Told(yours.Hearer, MentorScreens.Came(yours)), new LookAtTalk(TalkKind.Helping, yours.Talk)))
            .Stay<HandOverWanted>((_, wanted, _) => [new HandOver(wanted.Talk)])
            .Stay<HandedOver>((_, handed, _) => [new Effect.Overlay(MentorScreens.HandedOver(handed))]);

        // They are asked to tell what happened: what they write then goes to the mentor, unless they are busy with something else.
        dialogue.In<Settled>().PermitIf<MentorCame, Talking>((state, _, _) => state is not Aside && !Belonging.IsOnCall(state), "nothing else at hand", (state, came, scene) => RelayFeature.Enter(state, TalkKind.Helped, came.Talk, scene));

        dialogue.In<Talking>().PermitIf<HandedOver, State>((_, handed, _) => handed.Done, "to another one", (talking, handed, _) =>
            Go.To(talking.Return, new Effect.Overlay(MentorScreens.HandedOver(handed))));
    }

    private static void Serve(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<DutyAsked>((_, _, _) => [new LookAtDuty()])
            .Stay<DutySeen>((_, seen, scene) => [new Effect.Overlay(MentorScreens.Duty(seen, scene))])
            .Stay<DutyWanted>((_, _, _) => [new LookAtName(NameFor.Duty)])
            .Stay<DutyPaused>((_, paused, _) => [new PauseDuty(paused.On)])
            .Stay<DutyLeft>((_, _, _) => [new LeaveDuty()])
            .Stay<MentorTold>((state, told, _) => [RelayFeature.Notice(state, MentorScreens.Told(told))]);

        dialogue.In<ChoosingDuty>()
            .Shows((choosing, scene) => MentorScreens.Hours(choosing, scene))
            .PermitIf<DaySwitched, ChoosingDuty>((_, day, _) => day.Day is >= 0 and < 7, "a day", (choosing, day, _) => choosing with { Days = choosing.Days ^ (1 << day.Day) })
            .Permit<PartSwitched, ChoosingDuty>((choosing, part, _) => choosing with { Parts = choosing.Parts ^ (1 << (int)part.Part) })
            .PermitIf<HoursChosen, State>((choosing, _, _) => choosing.Hours.IsChosen, "some", (choosing, _, _) => Go.To(choosing.Return, new KeepDuty(choosing.Hours)))
            .Permit<Cancelled, State>((choosing, _, _) => Go.To(choosing.Return, new LookAtDuty()))
            .Permit<Started, State>((choosing, _, _) => Go.To(choosing.Return));
    }

    private static void Moderate(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .StayIf<MentorApplied>((_, _, scene) => Rights.IsOpen(new MentorsAsked(), scene.Role), "looks after them", (state, _, _) => [RelayFeature.Notice(state, MentorScreens.Applied())])
            .Permit<MentorsAsked, AtMentors>((state, asked, _) => Go.To(new AtMentors(Aside.From(state), asked.Page), new LookAtMentors()));

        dialogue.In<AtMentors>()
            .Shows((_, _) => MentorScreens.Standing())
            .Stay<MentorsSeen>((at, seen, scene) => [new Effect.Overlay(MentorScreens.All(at, seen, scene))])
            .Stay<MentorDecided>((_, decided, _) => [new DecideMentor(new VolunteerId(decided.Who), decided.Yes)])
            .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
            .Permit<Started, State>((at, _, _) => Go.To(at.Return));
    }
}
