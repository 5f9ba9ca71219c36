using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>The course is done: a picture that says so, with a name of one's own or none.</summary>
public sealed record CertificateFeature() : Feature("ce")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type> { ["name"] = typeof(NamingCertificate) };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["a"] = typeof(CertificateAsked), ["n"] = typeof(CertificateNameless) };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>().PermitIf<CertificateAsked, NamingCertificate>((_, _, scene) => scene.Volunteer.CourseFinishedAt is not null, "the course is done", (state, _, _) =>
            new NamingCertificate(Aside.From(state)));

        dialogue.In<NamingCertificate>()
            .Shows((naming, _) => Ask(naming))
            .PermitIf<Typed, NamingCertificate>((_, typed, _) => !CertificateNames.IsFit(typed.Words.Trim()), "unfit", (naming, _, _) => naming with { Unfit = true })
            .PermitIf<Typed, State>((_, typed, _) => CertificateNames.IsFit(typed.Words.Trim()), "fit", (naming, typed, scene) => Draw(naming, typed.Words.Trim(), scene))
            .Permit<CertificateNameless, State>((naming, _, scene) => Draw(naming, null, scene))
            .Permit<Cancelled, State>((naming, _, _) => Go.To(naming.Return))
            .Permit<Started, State>((naming, _, _) => Go.To(naming.Return));
    }

    private static Decision<State> Draw(NamingCertificate naming, string? name, Scene scene) => scene.Volunteer.CourseFinishedAt is { } finished
        ? Go.To(naming.Return, new Effect.Toast(T("toast")), new Effect.SendChart(new Chart.Certificate(
            T("heading").With("campaign", scene.Campaign.Name), T("title"), T("note").With("modules", scene.Library.Course.Count), name,
            T(name is null ? "said-nameless" : "said"), T("day").With("date", new TextArg.Date(DateOnly.FromDateTime(scene.Local(finished)))))))
        : Go.To(naming.Return);

    private static Screen Ask(NamingCertificate naming)
    {
        var screen = Screen.Of(T("ask"));
        if (naming.Unfit) screen = screen.Before(T("unfit").With("longest", CertificateNames.Longest));
        return screen.Row(new Button.Press(T("nameless.button"), new CertificateNameless())).Row(new Button.Press(new Text("common.cancel.button"), new Cancelled()));
    }

    private static Text T(string key) => new("certificate." + key);
}

/// <summary>Which names stand on a certificate.</summary>
internal static class CertificateNames
{
    public const int Longest = 40;

    private const int MostWords = 4;

    /// <summary>A few words of letters that the typeface of the pictures has: nothing that could be taken for words of the campaign.</summary>
    public static bool IsFit(string name) =>
        name.Length is > 1 and <= Longest && IsLetter(name[0]) && name.All(letter => IsLetter(letter) || letter is ' ' or '-' or '.' or '’' or '\'') && name.Split(' ').Length <= MostWords;

    private static bool IsLetter(char letter) => char.IsLetter(letter) && letter is (>= 'A' and <= 'z') or (>= 'À' and <= 'ſ') or (>= 'Ѐ' and <= 'џ');
}
