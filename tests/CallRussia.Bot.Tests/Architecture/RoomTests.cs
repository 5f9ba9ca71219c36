using System.Reflection;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Sandbox;
using CallRussia.Site.Serving;

namespace CallRussia.Bot.Tests.Architecture;

/// <summary>Rooms are namespaces. They stand one above another: none is used by what it uses itself, straight or through others.</summary>
public sealed class RoomTests
{
    private static readonly Assembly Core = typeof(Turn).Assembly;

    private static readonly HashSet<string> Features = [.. Core.GetTypes().Where(type => type.IsAssignableTo(typeof(Feature)) && !type.IsAbstract).Select(type => type.Namespace!)];

    /// <summary>What the features stand on, from the ground up.</summary>
    private static readonly string[] Floors = ["Texts", "Texts.Times", "Numbers", "Material", "People", "Conversations"];

    [Fact]
    public void No_two_rooms_of_the_core_use_each_other() => Assert.Empty(Circles(Core));

    [Fact]
    public void No_two_rooms_of_the_sandbox_use_each_other() => Assert.Empty(Circles(typeof(SandboxServer).Assembly));

    [Fact]
    public void No_two_rooms_of_the_host_use_each_other() => Assert.Empty(Circles(typeof(BotHost).Assembly));

    [Fact]
    public void No_two_rooms_of_the_pages_use_each_other() => Assert.Empty(Circles(typeof(Website).Assembly));

    [Fact]
    public void What_the_features_stand_on_knows_none_of_them_and_nothing_above_itself()
    {
        var floors = Floors.Select(floor => $"CallRussia.Bot.Core.{floor}").ToList();
        Assert.All(floors, floor => Assert.Contains(Core.GetTypes(), type => type.Namespace == floor));
        Assert.DoesNotContain(TypeUse.In(Core.Location), use =>
            floors.IndexOf(RoomMap.Of(use.User)) is var at and >= 0
            && (Features.Contains(RoomMap.Of(use.Used)) || floors.IndexOf(RoomMap.Of(use.Used)) > at));
    }

    /// <summary>What stands behind a feature's door is its own affair; the doors are in the kernel.</summary>
    [Fact]
    public void A_feature_names_no_state_trigger_or_screen_of_another_one()
    {
        var inside = Core.GetTypes().Where(type => Features.Contains(type.Namespace!) && IsInside(type)).Select(type => type.FullName).ToHashSet();
        Assert.True(Features.Count > 10 && inside.Count > 100);
        Assert.DoesNotContain(TypeUse.In(Core.Location), use =>
            inside.Contains(use.Used) && Features.Contains(RoomMap.Of(use.User)) && RoomMap.Of(use.User) != RoomMap.Of(use.Used));
    }

    [Fact]
    public void A_circle_is_found_also_through_others_and_told_with_the_types_on_the_way()
    {
        var rooms = new RoomMap([("A.One", "B.Two"), ("B.Two", "C.Three"), ("B.Other", "D.Aside"), ("C.Three", "A.Four"), ("A.Four", "A.One")]);
        Assert.Contains("A → B → C → A: One uses Two, Two uses Three, Three uses Four", rooms.Circles().Select(circle => circle.ToString()));
        Assert.DoesNotContain(rooms.Circles(), circle => circle.Rooms.Contains("D"));
        Assert.Empty(new RoomMap([("A.One", "B.Two"), ("A.One", "C.Three"), ("B.Two", "C.Three"), ("A.One", "A.Four"), ("A.Four", "A.One")]).Circles());
    }

    /// <summary>Each kind of use, in a type of this assembly.</summary>
    [Fact]
    public void The_reader_sees_every_kind_of_use()
    {
        var used = TypeUse.In(typeof(RoomTests).Assembly.Location).Where(use => use.User == typeof(UsesMuch).FullName).Select(use => use.Used).Order();
        Assert.Equal(
            new[] { typeof(AsArgument), typeof(AsAttribute), typeof(AsBase), typeof(AsCaught), typeof(AsConstraint), typeof(AsElement), typeof(AsField), typeof(AsMade), typeof(AsParameter), typeof(AsTested) }
                .Select(type => type.FullName).Order(),
            used);
    }

    private static bool IsInside(Type type) =>
        type.IsAssignableTo(typeof(Feature)) || type.IsAssignableTo(typeof(State))
        || (type.IsAssignableTo(typeof(Trigger)) && !type.IsAssignableTo(typeof(Answer)))
        || type.Name.EndsWith("Screens", StringComparison.Ordinal);

    private static IEnumerable<string> Circles(Assembly assembly) => Uses(assembly).Circles().Select(circle => circle.ToString());

    private static bool IsIn(string room, string part) => room == part || room.StartsWith(part + ".", StringComparison.Ordinal);

    private static RoomMap Uses(Assembly assembly) => new(TypeUse.In(assembly.Location));
}
