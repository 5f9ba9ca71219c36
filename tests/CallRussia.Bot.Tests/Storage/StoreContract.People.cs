using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Suspending and restoring people.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_suspended_volunteer_gets_no_number_until_restored()
    {
        await Bench.Add(7, 0, 10);
        await Meet(1);
        await Bench.Ask<VolunteerSuspended>(Olga, new SuspendVolunteer(new VolunteerId(1), "numbers on a forum"));
        Assert.Equal(new NumberRefused(WhyNot.Suspended, null), await Bench.Ask(1, new HandOut()));
        await Bench.HandOut(2);
        var person = Assert.Single((await Bench.Ask<PeopleSeen>(Olga, new LookAtPeople())).Suspended);
        Assert.Equal(new SuspendedPerson(new VolunteerId(1), Bench.Clock.Now, "numbers on a forum"), person);

        Assert.Equal(new VolunteerRestored(new VolunteerId(1)), await Bench.Ask(Olga, new RestoreVolunteer(new VolunteerId(1), "it was someone else")));
        Assert.Equal(new VolunteerUnknown(new VolunteerId(1)), await Bench.Ask(Olga, new RestoreVolunteer(new VolunteerId(1), "twice")));
        await Bench.HandOut(1);
        Assert.Empty((await Bench.Ask<PeopleSeen>(Olga, new LookAtPeople())).Suspended);
        Assert.Equal(new VolunteerUnknown(new VolunteerId(77)), await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(77), "who?")));
    }

    [Fact]
    public async Task A_suspended_volunteer_is_not_reminded_of_the_calls_that_were_agreed()
    {
        await Bench.Add(7, 0, 10);
        await Meet(1);
        var lease = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(3));
        await Bench.Turn(1, turn =>
        {
            turn.Schedule(new VolunteerId(1), TimerKeys.CallLaterSoon(lease.Id), Bench.Clock.Now.AddHours(2), new CallLaterDue(lease.Id, Bench.Clock.Now.AddHours(3), 420, DayBefore: false));
            turn.Schedule(new VolunteerId(1), "other", Bench.Clock.Now.AddHours(2), new CallLaterDue(lease.Id, Bench.Clock.Now.AddHours(3), 420, DayBefore: true));
        });
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "sells numbers"));
        Bench.Clock.Pass(TimeSpan.FromHours(3));
        Assert.True(Assert.Single((await Bench.Store.Due(Bench.Clock.Now, 10, default)).Select(due => due.Trigger).OfType<CallLaterDue>()).DayBefore);
        Assert.Equal(0, (await Bench.Stock(7)).Kept);
    }

    [Fact]
    public async Task A_person_is_seen_with_role_suspension_and_whether_he_is_known_at_all()
    {
        await Appointed(5, Role.Editor);
        // His role was not looked at, and it is not what it was thought to be.
        Assert.IsType<VolunteerNotSuspended>(await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(5), "sells numbers")));
        await Bench.Ask<RoleOffered>(5, new OfferRole(Role.Moderator));
        await Bench.Ask<VolunteerSuspended>(Olga, new SuspendVolunteer(new VolunteerId(5), "sells numbers", Role.Editor));
        var seen = await Bench.Ask<PersonSeen>(Olga, new LookAtPerson(new VolunteerId(5)));
        var told = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        Assert.Equal((new VolunteerId(5), new SuspensionTold(IsOver: false, LostRole: true)), (told.Volunteer, told.Trigger));
        // What he had offered is void, and no invitation brings him back into the team.
        Assert.Empty((await Bench.Ask<TeamSeen>(Olga, new LookAtTeam())).Open);
        var offered = await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(5, new LookAtRoleOffer(offered.Code)));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(5, new TakeRole(offered.Offer.Id)));
        Assert.IsType<RoleOfferSeen>(await Bench.Ask(6, new LookAtRoleOffer(offered.Code)));
        Assert.Equal((true, Role.None, "sells numbers"), (seen.IsKnown, seen.Role, seen.Suspended?.Reason));
        Assert.False((await Bench.Ask<PersonSeen>(Olga, new LookAtPerson(new VolunteerId(6)))).IsKnown);
    }

    [Fact]
    public async Task Suspending_rests_what_was_shown_in_a_day_and_takes_back_what_is_in_hand()
    {
        await Bench.Add(7, 0, 10);
        await Meet(1);
        await Bench.Call(1, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromHours(25));
        var skipped = await Bench.Call(1, Outcome.Skipped);
        await Bench.Call(1, Outcome.HungUp);
        await Bench.Call(1, Outcome.Declined);
        var promised = await Bench.Call(1, Outcome.CallLater, Bench.Clock.Now.AddHours(3));
        var held = await Bench.HandOut(1);
        await Bench.Turn(1, turn => turn.Schedule(new VolunteerId(1), TimerKeys.LeaseEnd, held.Until, new LeaseTimeUp(held.Id)));

        // Skipped, hung up, promised, in hand; the one of yesterday rests already and the declined one never comes again.
        Assert.Equal(new VolunteerSuspended(new VolunteerId(1), 4), await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "a test")));
        Assert.Equal((5L, 0L, 0L, 1L), (await Bench.Stock(7)) is var stock ? (stock.Resting, stock.Held, stock.Kept, stock.Retired) : default);
        Assert.Equal([new SuspensionTold(IsOver: false, LostRole: false), new LeaseTimeUp(held.Id)], (await Bench.Store.Due(Bench.Clock.Now, 10, default)).Select(due => due.Trigger).OrderBy(trigger => trigger is LeaseTimeUp));
        Assert.IsType<LeaseOver>(await Bench.Ask(1, new EndLease(held.Id)));
        foreach (var lease in (Lease[])[skipped, promised]) Assert.IsType<UndoRefused>(await Bench.Ask(1, new UndoOutcome(lease.Id)));
        // Reports already made stay, and what is still to be said about the call in hand is heard.
        Assert.IsType<OutcomeRecorded>(await Bench.Report(1, held, Outcome.DoNotCall));
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        var free = (await Bench.Stock(7)).Fresh;
        Assert.Equal(8 - 1, free);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_rest_never_loosens_and_leaves_what_another_volunteer_has_in_hand()
    {
        await Bench.Add(7, 0, 1);
        await Meet(1);
        await Bench.Call(1, Outcome.Skipped);
        var held = await Bench.HandOut(2);
        Assert.Equal(0, (await Bench.Ask<VolunteerSuspended>(Olga, new SuspendVolunteer(new VolunteerId(1), "a test"))).Rested);
        Assert.IsType<OutcomeRecorded>(await Bench.Report(2, held, Outcome.HungUp));
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "again"));
        Bench.Clock.Pass(TimeSpan.FromDays(364));
        Assert.Equal(1, (await Bench.Stock(7)).Resting);
    }

    [Fact]
    public async Task Asking_to_be_forgotten_does_not_lift_a_suspension()
    {
        await Bench.Add(7, 0, 10);
        await Meet(1);
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "numbers on a forum"));
        await Bench.Ask(1, new EraseMe());
        Assert.Equal(new NumberRefused(WhyNot.Suspended, null), await Bench.Ask(1, new HandOut()));
        // Nothing names the person any more.
        Assert.Empty((await Bench.Ask<PeopleSeen>(Olga, new LookAtPeople())).Suspended);
        var act = Assert.Single(await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default));
        Assert.Equal((Act.VolunteerSuspended, null), (act.Act, act.Reason));
        Assert.Matches("^#[0-9a-f]{8}$", act.Subject);
        Assert.IsType<VolunteerRestored>(await Bench.Ask(Olga, new RestoreVolunteer(new VolunteerId(1), "a second chance")));
        await Bench.HandOut(1);
    }

    /// <summary>The volunteer is known to the bot.</summary>
    private Task<bool> Meet(long volunteer) => Bench.Turn(volunteer, turn => turn.Save(new Conversation(StoreBench.Volunteer(volunteer), new Home(), 1)));
}
