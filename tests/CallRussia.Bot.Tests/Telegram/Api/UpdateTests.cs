using System.Text;
using CallRussia.Bot.Telegram.Api;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class UpdateTests
{
    [Fact]
    public async Task Updates_come_one_by_one_as_they_were_sent_even_if_some_make_no_sense()
    {
        await using var stub = await StubBotApi.Start();
        stub.AnswerWith(200, """{"ok":true,"result":[{"update_id":9,"message": {"message_id":"?"}},{"update_id":4},17,{"update_id":"x"},{"update_id":12,"new_thing":{}}]}""");
        using var bot = TestBot.At(stub.Url);

        var polled = (await bot.Client.Poll(offset: 9, [UpdateType.Message, UpdateType.MyChatMember], default)).Value!;

        Assert.Equal([9, 4, 12], polled.Updates.Select(update => update.Id));
        Assert.Equal("""{"update_id":9,"message": {"message_id":"?"}}""", Encoding.UTF8.GetString(polled.Updates[0].Utf8Json.Span));
        Assert.Equal(2, polled.Strange);
        Assert.Equal("""{"offset":9,"limit":100,"timeout":50,"allowed_updates":["message","my_chat_member"]}""", stub.TheOnly().Text);
    }

    [Theory]
    [InlineData("""{"ok":true,"result":[{},{}]}""")]
    [InlineData("""{"ok":true,"result":{}}""")]
    public async Task An_answer_in_which_no_update_has_an_id_is_an_error(string body)
    {
        await using var stub = await StubBotApi.Start();
        stub.AnswerWith(200, body);
        using var bot = TestBot.At(stub.Url);
        Assert.Equal(BotErrorKind.Decode, (await bot.Poll()).Error!.Kind);
    }

    [Fact]
    public void A_text_is_read_with_its_sender_and_commands()
    {
        var update = Read(
            """
            {"update_id":10,"message":{"message_id":3,"from":{"id":4503599627370495,"is_bot":false,"first_name":"Аня","language_code":"ru","new":1},
             "chat":{"id":4503599627370495,"type":"private","first_name":"Аня"},"date":1700000000,"text":"/start x\u0041",
             "entities":[{"type":"bot_command","offset":0,"length":6},{"type":"hologram","offset":7,"length":1}]}}
            """);

        Assert.Equal((UpdateType.Message, 4503599627370495, "/start xA"), (update.Type, update.Message!.From!.Id, update.Message.Text));
        Assert.Equal([MessageEntityType.BotCommand, default], update.Message.Entities!.Select(entity => entity.Type));
    }

    [Fact]
    public void Of_the_message_under_a_tapped_button_is_kept_which_one_it_is_and_nothing_that_it_says()
    {
        var kept = RawUpdates.Read(
            """
            {"update_id":11,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"message":{"message_id":3,"from":{"id":9,"is_bot":true,"first_name":"B"},
             "chat":{"id":5,"type":"private"},"date":1700000000,"text":"+7 \u041e","reply_markup":{"inline_keyboard":[[{"text":"x","callback_data":"c:1"}]]}},"data":"c:1"}}
            """u8.ToArray());

        Assert.Equal(
            """
            {"update_id":11,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":1700000000},"data":"c:1"}}
            """,
            Encoding.UTF8.GetString(kept!.Utf8Json.Span));
    }

    [Theory]
    [InlineData("""{"update_id":12,"callback_query":{"id":"1","data":"c:1","inline_message_id":"7"}}""")]
    [InlineData("""{"update_id":12,"callback_query":5}""")]
    [InlineData("""{"update_id":12,"callback_query":{"message":"gone"}}""")]
    [InlineData("""{"update_id":12,"message":{"message_id":3,"text":"x"}}""")]
    public void Any_other_update_is_kept_as_it_came(string json) => Assert.Equal(json, Encoding.UTF8.GetString(RawUpdates.Read(Encoding.UTF8.GetBytes(json))!.Utf8Json.Span));

    [Fact]
    public void A_tap_on_a_message_that_is_too_old_has_an_inaccessible_one()
    {
        var update = Read(
            """
            {"update_id":11,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"chat_instance":"2","data":"c:1",
             "message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":0}}}
            """);

        Assert.Equal((UpdateType.CallbackQuery, "c:1", 3), (update.Type, update.CallbackQuery!.Data, update.CallbackQuery.Message!.Id));
    }

    [Theory]
    [InlineData("kicked", ChatMemberStatus.Kicked)]
    [InlineData("member", ChatMemberStatus.Member)]
    [InlineData("overlord", null)]
    public void Blocking_and_unblocking_is_read_and_a_new_status_is_neither(string word, ChatMemberStatus? status)
    {
        const string person = """{"id":5,"is_bot":false,"first_name":"A"}""";
        var update = Read(
            $$$"""
            {"update_id":12,"my_chat_member":{"chat":{"id":5,"type":"private"},"from":{{{person}}},"date":1700000000,
             "old_chat_member":{"status":"member","user":{{{person}}}},"new_chat_member":{"status":"{{{word}}}","user":{{{person}}},"until_date":0} } }
            """);

        Assert.Equal((UpdateType.MyChatMember, status), (update.Type, update.MyChatMember!.NewChatMember?.Status));
    }

    [Fact]
    public void A_kind_of_update_that_we_do_not_know_is_read_as_unknown() =>
        Assert.Equal(UpdateType.Unknown, Read("""{"update_id":14,"telepathy":{"from":{"id":5}}}""").Type);

    [Theory]
    [InlineData("""{"update_id":1,"message":{"chat":{"id":5,"type":"private"},"date":1,"text":"SECRET"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":"SECRET","type":"private"},"date":1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":null,"date":1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":-1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":1,"text":"\ud83d SECRET"}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"\ud83d"},"date":1}}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":3,"from":{"is_bot":false,"first_name":"SECRET"},"chat":{"id":5,"type":"private"},"date":1}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"1","data":"SECRET"}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"from":{"id":5,"is_bot":false,"first_name":"SECRET"}}}""")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"SECRET"},"message":{"message_id":3,"date":0}}}""")]
    [InlineData("""{"update_id":1,"my_chat_member":{"from":{"id":5,"is_bot":false,"first_name":"SECRET"}}}""")]
    [InlineData("""{"message":null}""")]
    [InlineData("SECRET")]
    [InlineData("null")]
    [InlineData("")]
    public void An_update_that_can_t_be_read_is_reported_without_its_content(string json)
    {
        Assert.False(UpdateReader.TryRead(Encoding.UTF8.GetBytes(json), out _, out var problem));
        Assert.DoesNotContain("SECRET", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_make_one_update_unreadable_and_throw_nothing()
    {
        byte[] json = [.. """{"update_id":1,"message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":1,"text":" """u8, 0xFF, 0xFE, .. "\"}}"u8];
        Assert.False(UpdateReader.TryRead(json, out _, out _));
    }

    [Theory]
    [InlineData(""" "text":"hi","reply_to_message":{"message_id":2,"chat":{"id":5,"type":"private"},"date":1,"forward_origin":{"type":"telepathy"}} """)]
    [InlineData(""" "text":"hi","external_reply":{"origin":{"type":"telepathy"},"paid_media":{"star_count":1,"paid_media":[{"type":"hologram"}]}} """)]
    [InlineData(""" "text":"hi","forward_origin":{"type":"telepathy"} """)]
    [InlineData(""" "text":"hi","forward_origin":{"no":"type"} """)]
    [InlineData(""" "text":"hi","reply_to_message":{"message_id":"?"} """)]
    [InlineData(""" "text":"hi","pinned_message":{"message_id":2,"chat":{"id":5,"type":"private"},"date":99999999999999} """)]
    public void A_text_is_read_though_what_it_quotes_is_of_a_kind_that_nobody_knows(string rest)
    {
        var update = Read($$"""{"update_id":10,"message":{"message_id":3,"from":{"id":5,"is_bot":false,"first_name":"A"},"chat":{"id":5,"type":"private"},"date":1,{{rest}} } }""");
        Assert.Equal(("hi", 5, 3), (update.Message!.Text, update.Message.From!.Id, update.Message.Id));
    }

    [Fact]
    public void A_tap_is_read_though_its_message_holds_what_nobody_knows()
    {
        var update = Read(
            """
            {"update_id":11,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"chat_instance":"2","data":"c:1",
             "message":{"message_id":3,"chat":{"id":5,"type":"private"},"date":9,"forward_origin":{"type":"telepathy"}}}}
            """);
        Assert.Equal(("c:1", 3), (update.CallbackQuery!.Data, update.CallbackQuery.Message!.Id));
    }

    private static Update Read(string json)
    {
        Assert.True(UpdateReader.TryRead(Encoding.UTF8.GetBytes(json), out var update, out var problem), problem);
        return update;
    }
}
