using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

/// <summary>Every trigger and state that carries a mark, against every role: what one may not does not exist for him.</summary>
public sealed class RightsTests
{
    private static IEnumerable<(Type Mark, Role[] Roles)> Marks =>
    [
        (typeof(IForTeam), [Role.Moderator, Role.Editor, Role.Organizer, Role.Owner]),
        (typeof(IForModerators), [Role.Moderator, Role.Organizer, Role.Owner]),
        (typeof(IForEditors), [Role.Editor, Role.Organizer, Role.Owner]),
        (typeof(IForOrganizers), [Role.Organizer, Role.Owner]),
        (typeof(IForOwners), [Role.Owner]),
    ];

    [Fact]
    public void A_mark_opens_what_it_stands_on_to_its_roles_and_to_nobody_else()
    {
        foreach (var (mark, roles) in Marks)
            foreach (var what in Samples.States.Cast<object>().Concat(Samples.Triggers).Where(mark.IsInstanceOfType))
                foreach (var role in Enum.GetValues<Role>())
                    Assert.True(roles.Contains(role) == Rights.IsOpen(what, role), $"{what.GetType().Name} as {role}");
    }

    [Fact]
    public void Nothing_carries_two_marks_and_everything_at_the_desk_carries_one()
    {
        foreach (var type in typeof(Turn).Assembly.GetTypes())
            Assert.InRange(Marks.Count(mark => mark.Mark.IsAssignableFrom(type) && type != mark.Mark), 0, 1);
    }

    [Fact]
    public void What_one_may_not_is_decided_as_if_it_did_not_exist()
    {
        var home = new Home();
        foreach (var role in Enum.GetValues<Role>())
        {
            var volunteer = Some.Volunteer with { Role = role };
            // A forwarded message is to them what it holds.
            foreach (var trigger in Samples.Triggers.Where(trigger => trigger is not Forwarded && !Rights.IsOpen(trigger, role)))
            {
                var then = Talk.In(home).As(volunteer).When(trigger);
                var unknown = Talk.In(home).As(volunteer).When(trigger switch { FileSent => new Unsupported(Unread.File), PhotoSent or FilmSent => new Unsupported(Unread.Picture), _ => new UnknownCommand() });
                Assert.True(then.Asked.Count == 0 && then.State == home && then.Screen == unknown.Screen, $"{trigger.GetType().Name} as {role}");
            }
        }
    }

    [Fact]
    public void A_page_that_is_not_for_a_role_any_more_is_left_whatever_comes()
    {
        foreach (var role in Enum.GetValues<Role>())
            foreach (var state in Samples.States.OfType<Aside>().Where(state => !Rights.IsOpen(state, role)))
                Assert.Equal(state.Return, Talk.In(state).As(Some.Volunteer with { Role = role }).When(new Back()).State);
    }
}
