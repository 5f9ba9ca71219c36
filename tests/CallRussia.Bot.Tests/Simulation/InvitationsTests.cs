namespace CallRussia.Bot.Tests.Simulation;

public sealed class InvitationsTests
{
    /// <summary>Weeks with the end of summer time in them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task Nobody_is_called_in_outside_the_hours_they_chose_in_a_break_or_after_off(int seed) => InvitedWeeks.Run(seed);
}
