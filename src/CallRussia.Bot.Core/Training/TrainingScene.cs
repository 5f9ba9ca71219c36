using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Training;

/// <summary>Short ways to what training looks at.</summary>
internal static class TrainingScene
{
    public static TrainingProgress Training(this Scene scene) => scene.Volunteer.Training;

    public static DateOnly Today(this Scene scene) => DateOnly.FromDateTime(scene.Local(scene.At));

    /// <summary>Another one for every talk and every module begun; no chance in it, so that a turn run twice decides the same.</summary>
    public static long Seed(this Scene scene) => scene.Volunteer.Id.Value ^ scene.At.ToUnixTimeSeconds();

    public static Effect Keep(this Scene scene, TrainingProgress training) => new Effect.Remember(scene.Volunteer with { Training = training });

    public static Scenario? Person(this Scene scene, string id) => scene.Library.Practice.FirstOrDefault(person => person.Id == id);

    public static CourseModule? Module(this Scene scene, string id) => scene.Library.Course.FirstOrDefault(module => module.Id == id);

    /// <summary>Questions to ask again today, the longest due first.</summary>
    public static IReadOnlyList<Card> Due(this Scene scene) =>
        [.. Repetition.Due(scene.Training().Cards, scene.Today()).Where(card => scene.Module(card.Module)?.Find(card.Question) is not null)];
}
