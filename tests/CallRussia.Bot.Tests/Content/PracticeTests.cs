using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Tests.Content;

public sealed class PracticeTests : IDisposable
{
    private const string File = "practice/anna.yaml";

    /// <summary>A small talk that is sound; each line that a test changes stands alone.</summary>
    private const string Sound = """
        id: anna
        order: 1
        level: 1
        name: {all: Anna}
        intro: {all: Intro}
        mood: {trust: 3, anger: 6, fear: 2}
        starts: [who]
        variants:
          - {start: later, mood: {trust: 1, anger: 1, fear: 1}}
        nodes:
          who:
            says: {all: Who is it?}
            choices:
              - {text: {all: A}, why: {all: Because}, to: later, effect: {trust: 1}, good: true, skill: open}
              - {text: {all: B}, why: {all: Because}, to: later, effect: {anger: 3}}
              - {text: {all: C}, why: {all: Because}, red-line: lie}
          later:
            says: {all: Later?}
            choices:
              - {text: {all: A}, why: {all: Because}, to: bye}
              - {text: {all: B}, why: {all: Because}, to: no}
            gates:
              - {when: "anger >= 8", to: gone}
          bye: {says: {all: Bye}, end: talked, feedback: {all: Good}}
          no: {says: {all: No}, end: do-not-call, feedback: {all: Good}}
          gone: {says: {all: "…"}, end: hung-up, feedback: {all: Good}}

        """;

    private readonly ContentSample _content = new ContentSample().With("practice/red-lines.yaml", "- {id: lie, title: {all: Lie}, lesson: {all: Stop}}\n");

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_talk_is_read_with_its_starts_choices_gates_and_endings()
    {
        var person = Assert.Single(Assert.IsType<ContentLoad.Loaded>(_content.With(File, Sound).Load()).Library.Practice);

        Assert.Equal([new SceneStart("who", new Mood(3, 6, 2)), new SceneStart("later", new Mood(1, 1, 1))], person.Starts);
        Assert.Equal(new Choice("later", null, new Mood(1, 0, 0), Good: true, "open"), person.Nodes["who"].Choices[0]);
        Assert.Equal(new Choice(null, "lie", new Mood(0, 0, 0), Good: false, null), person.Nodes["who"].Choices[2]);
        Assert.Equal(new Gate(Meter.Anger, AtLeast: true, 8, "gone"), Assert.Single(person.Nodes["later"].Gates));
        Assert.Equal(SceneEnding.HungUp, person.Nodes["gone"].Ending);
    }

    [Theory]
    [InlineData("to: bye}", "to: by}", 17, "later: there is no node by to go to")]
    [InlineData("to: gone}", "to: gon}", 17, "later: there is no node gon to go to")]
    [InlineData("start: later", "start: never", 1, "anna: there is no node never to go to")]
    [InlineData("to: no}", "to: bye}", 25, "no: no choices ever lead here")]
    [InlineData("anger >= 8", "anger >= 10", 26, "gone: no choices ever lead here")]
    [InlineData("effect: {anger: 3}", "effect: {anger: 1}", 26, "gone: no choices ever lead here")]
    [InlineData("to: bye}", "to: who}", 11, "who: from here the talk can come back to itself")]
    [InlineData("red-line: lie", "red-line: nap", 16, "there is no lesson nap")]
    [InlineData("skill: open}", "skill: opn}", 14, "opn is not known here")]
    [InlineData(", skill: open}", "}", 14, "a good move names what it practises")]
    [InlineData("end: talked", "end: won", 24, "won is not known here")]
    [InlineData("anger >= 8", "anger is 8", 23, "this is no condition")]
    [InlineData("to: later, effect: {trust: 1}", "too: later, effect: {trust: 1}", 14, "to is missing")]
    [InlineData("effect: {trust: 1}", "effect: {trust: 11}", 14, "this is not a number from -10 to 10")]
    [InlineData("says: {all: Later?}", "says: {ru: Позже?, en: Later?}", 18, "practice.anna.later.says has no lt")]
    [InlineData("text: {all: C}", "text: {ru: В, lt: C}", 16, "practice.anna.who.3.text has no en")]
    [InlineData(", feedback: {all: Good}}\n  no", "}\n  no", 24, "feedback is missing")]
    [InlineData("starts: [who]", "starts: [who]\nstart: who", 8, "The field start is not known here")]
    [InlineData("variants:\n  - {start: later, mood: {trust: 1, anger: 1, fear: 1}}\n", "", 1, "there is nowhere else to begin")]
    [InlineData("level: 1", "level: 4", 3, "this is not a number from 1 to 3")]
    public void A_broken_talk_names_file_and_line(string written, string instead, int line, string what)
    {
        Assert.Contains(written, Sound, StringComparison.Ordinal);
        var errors = _content.With(File, Sound.Replace(written, instead, StringComparison.Ordinal)).Errors();

        var error = Assert.Single(errors, error => error.What.Contains(what, StringComparison.Ordinal));
        Assert.Equal(("content/" + File, line), (error.File, error.Line));
        Assert.NotEmpty(error.Fix);
    }

    [Fact]
    public void A_node_from_which_nobody_gets_out_is_an_error()
    {
        // The way out is behind a gate that the meters never open.
        var stuck = Sound.Replace("to: no}", "to: trap}", StringComparison.Ordinal).Replace("  no: {", """
              trap:
                says: {all: "?"}
                choices:
                  - {text: {all: A}, why: {all: Because}, to: trap}
                  - {text: {all: B}, why: {all: Because}, to: trap}
              no: {
            """, StringComparison.Ordinal);
        Assert.Contains(_content.With(File, stuck).Errors(), error => error.What == "trap: from here no ending is ever reached");
    }

    [Fact]
    public void The_same_person_twice_is_an_error() =>
        Assert.Contains(_content.With(File, Sound).With("practice/zoe.yaml", Sound).Errors(), error => error.What.Contains("the person anna is there twice", StringComparison.Ordinal));
}
