using System.Text;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Telegram;

/// <summary>What a message means, by the members that Telegram sends.</summary>
public sealed class TranslatorTests
{
    private const string From = """{"id":7,"is_bot":false,"first_name":"O"}""";
    private const string Origin = """
        "forward_origin":{"type":"user","date":1,"sender_user":{"id":700002,"is_bot":false,"first_name":"V"}}
        """;

    [Theory]
    [InlineData("""
        "video_note":{"file_id":"a","file_unique_id":"b","duration":1,"length":1}
        """, Unread.Voice)]
    [InlineData("""
        "audio":{"file_id":"a","file_unique_id":"b","duration":1}
        """, Unread.Voice)]
    [InlineData("""
        "video":{"new":1}
        """, Unread.Picture)]
    [InlineData("""
        "animation":[]
        """, Unread.Picture)]
    [InlineData("""
        "sticker":{"file_id":"a","file_unique_id":"b","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false}
        """, Unread.Sticker)]
    [InlineData("""
        "location":{"latitude":54.7,"longitude":25.3}
        """, Unread.Place)]
    [InlineData("""
        "venue":{"title":"t","address":"a","location":{"latitude":54.7,"longitude":25.3}},"location":{"latitude":54.7,"longitude":25.3}
        """, Unread.Place)]
    [InlineData("""
        "dice":{"emoji":"x","value":3}
        """, Unread.Other)]
    public void What_is_not_read_is_known_by_its_kind(string members, Unread kind) => Assert.Equal(new Unsupported(kind), Read(members)!.Trigger);

    [Fact]
    public void A_recording_is_known_by_its_file() => Assert.Equal(
        new VoiceSent("a"),
        Read("""
        "voice":{"file_id":"a","file_unique_id":"b","duration":1}
        """)!.Trigger);

    [Theory]
    [InlineData("""
        "video":{"file_id":"a","file_unique_id":"b","duration":1,"width":1,"height":1},"media_group_id":"g","caption":"x"
        """, false, "g")]
    [InlineData("""
        "animation":{"file_id":"a","file_unique_id":"b","duration":1,"width":1,"height":1},"document":{"file_id":"a","file_unique_id":"b","file_name":"cat.mp4"},"caption":"x"
        """, true, null)]
    public void A_film_is_known_by_its_file_and_a_GIF_from_one_with_sound(string members, bool isSilent, string? album) =>
        Assert.Equal(new FilmSent("a", isSilent, "x") { Album = album }, Read(members)!.Trigger);

    [Fact]
    public void Parts_of_an_album_carry_its_name() => Assert.Equal(
        new PhotoSent("a") { Album = "g" },
        Read("""
        "photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}],"media_group_id":"g"
        """)!.Trigger);

    [Fact]
    public void Words_are_known_without_what_leads_to_somebody() => Assert.Equal(
        "Ask … or …, 👍 …",
        Assert.IsType<Typed>(Read("""
        "text":"Ask @anna or here, 👍 example.org","entities":[{"type":"mention","offset":4,"length":5},{"type":"text_link","offset":13,"length":4,"url":"https://example.org"},{"type":"url","offset":22,"length":11}]
        """)!.Trigger).Bare);

    [Theory]
    [InlineData("/help")]
    [InlineData("/HELP")]
    [InlineData("/help@SomeBot now")]
    public void A_command_is_known_in_every_spelling(string text) => Assert.Equal(new HelpAsked(), Read(Text(text))!.Trigger);

    [Theory]
    [InlineData("/nonsense")]
    [InlineData("/номер")]
    [InlineData("/number79")]
    public void A_command_that_does_not_exist_is_an_unknown_one(string text) => Assert.Equal(new UnknownCommand(), Read(Text(text))!.Trigger);

    [Theory]
    [InlineData("/")]
    [InlineData("/ 8 лет")]
    [InlineData("/8")]
    [InlineData("help")]
    public void What_only_begins_with_a_stroke_is_words(string text) => Assert.Equal(new Typed(text), Read(Text(text))!.Trigger);

    [Theory]
    [InlineData("/number")]
    [InlineData("/forget")]
    [InlineData("/start o_Secret")]
    [InlineData("/nonsense")]
    public void Forwarded_words_are_never_a_command(string text) =>
        Assert.Equal(new Forwarded(700_002, new Typed(text)), Read(Text(text) + "," + Origin)!.Trigger);

    [Theory]
    [InlineData("/start dontcall")]
    [InlineData("/start@CallRussiaBot  dontcall ")]
    public void A_link_leads_whoever_was_called_to_silence_and_is_not_kept(string text) => Assert.Equal(new SilenceAsked(), Read(Text(text))!.Trigger);

    [Theory]
    [InlineData("/start group-abc", true)]
    [InlineData("/start@CallRussiaBot group-abc", true)]
    [InlineData("/start", false)]
    [InlineData("/start friend-abc", false)]
    [InlineData("/start group-abc and more", false)]
    [InlineData("/number", false)]
    [InlineData("group-abc", false)]
    [InlineData("+7 975 007 12 34", false)]
    public void Of_what_is_said_in_a_group_only_the_code_that_links_it_is_heard(string text, bool isHeard)
    {
        var incoming = InGroup($$""" "message":{"message_id":5,"date":1,"from":{{From}},"chat":{"id":-1005,"type":"supergroup","title":"G"},"text":"{{text}}"} """);
        Assert.Equal(isHeard ? new GroupCodeSaid(7, "group-abc") : null, incoming?.Trigger);
        if (isHeard) Assert.Equal(new VolunteerId(-1005), incoming!.Volunteer);
    }

    [Theory]
    [InlineData(""" "status":"kicked","until_date":0 """, true, false)]
    [InlineData(""" "status":"left" """, true, false)]
    [InlineData(""" "status":"member" """, true, true)]
    [InlineData(""" "status":"something new" """, false, false)]
    public void A_group_is_lost_where_the_bot_is_not_or_may_invite_nobody(string status, bool isLost, bool mayNotInvite) => Assert.Equal(
        isLost ? new GroupRoomLost(mayNotInvite) : null,
        InGroup($$$""" "my_chat_member":{"chat":{"id":-1005,"type":"supergroup","title":"G"},"from":{{{From}}},"date":1,"old_chat_member":{},"new_chat_member":{"user":{{{From}}},{{{status}}}}} """)?.Trigger);

    [Fact]
    public void A_group_that_became_another_chat_is_followed() => Assert.Equal(
        new GroupRoomMoved(-1_005_000_000_001),
        InGroup($$""" "message":{"message_id":5,"date":1,"from":{{From}},"chat":{"id":-5,"type":"group","title":"G"},"migrate_to_chat_id":-1005000000001} """)!.Trigger);

    private static Incoming? InGroup(string member)
    {
        Assert.True(UpdateReader.TryRead(Encoding.UTF8.GetBytes($$"""{"update_id":9,{{member}}}"""), out var update, out var problem), problem);
        return new Translator(new ButtonCodec(Some.Features), Some.Features).Translate(update, Some.Now);
    }

    [Theory]
    [InlineData("+7 975 007 12 34", true)]
    [InlineData("/nonsense +79750071234", true)]
    [InlineData("/start 79750071234", true)]
    [InlineData("hello", false)]
    public void A_phone_number_is_seen_whatever_it_stands_in(string text, bool shows)
    {
        Assert.Equal(shows, Read(Text(text))!.ShowsNumber);
        Assert.Equal(shows, Read(Text(text) + "," + Origin)!.ShowsNumber);
        Assert.Equal(shows, Read($$""" "photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}],"caption":"{{text}}" """)!.ShowsNumber);
    }

    [Theory]
    [InlineData("+79750071234")]
    [InlineData("79750071234")]
    [InlineData("1234")]
    public void A_shared_contact_shows_a_number_however_it_is_written(string number)
    {
        var shared = Read($$""" "contact":{"phone_number":"{{number}}","first_name":"V"} """)!;

        Assert.Equal(new NumberShown("tel:" + number), shared.Trigger);
        Assert.True(shared.ShowsNumber);
        Assert.DoesNotContain("1234", shared.Trigger.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pinned_message")]
    [InlineData("message_auto_delete_timer_changed")]
    [InlineData("chat_background_set")]
    [InlineData("write_access_allowed")]
    public void What_Telegram_itself_says_in_the_chat_is_not_answered(string notice) => Assert.Null(Read($$""" "{{notice}}":{"message_auto_delete_time":86400} """));

    [Fact]
    public void An_edited_message_is_what_it_holds_now_and_never_a_new_one()
    {
        Assert.Equal(new Edited(5, new Typed("hello")), Read(Text("hello"), "edited_message")!.Trigger);
        Assert.Equal(new Edited(5, new Started()), Read(Text("/start"), "edited_message")!.Trigger);
        Assert.True(Read(Text("+79750071234"), "edited_message") is { ShowsNumber: true, Written: 5 });
        Assert.Contains(global::Telegram.Bot.Types.Enums.UpdateType.EditedMessage, Translator.Wanted);
    }

    private static string Text(string text) => $$""" "text":"{{text}}" """;

    /// <summary>It means the same beside a part that can't be read.</summary>
    private static Incoming? Read(string members, string kind = "message")
    {
        var meant = Translate(members, kind);
        Assert.Equal(meant, Translate(members + """ ,"reply_to_message":{"message_id":"?"} """, kind));
        return meant;
    }

    private static Incoming? Translate(string members, string kind)
    {
        var json = $$"""{"update_id":1,"{{kind}}":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{{From}},{{members}} } }""";
        Assert.True(UpdateReader.TryRead(Encoding.UTF8.GetBytes(json), out var update, out var problem), problem);
        return new Translator(new ButtonCodec(Some.Features), Some.Features).Translate(update, Some.Now);
    }
}
