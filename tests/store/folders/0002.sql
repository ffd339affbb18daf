BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	settings TEXT NOT NULL, 
	seen_at TEXT NOT NULL, 
	CONSTRAINT pk_assignments PRIMARY KEY (id)
);
INSERT INTO "assignments" VALUES(1,'week1','{"due": "2026-11-27T23:59:00+01:00"}','2026-11-22T14:13:59.953+00:00');
CREATE TABLE "attempts" (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	source_hash TEXT NOT NULL, 
	received_at TEXT NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	refusal TEXT DEFAULT '' NOT NULL, 
	via TEXT DEFAULT 'grade' NOT NULL, 
	handed_in_at TEXT, 
	assignment_id INTEGER, 
	last_run_id INTEGER, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_student_id FOREIGN KEY(student_id) REFERENCES students (id), 
	CONSTRAINT fk_attempts_source_hash FOREIGN KEY(source_hash) REFERENCES sources (hash), 
	CONSTRAINT uq_attempts_student_id_exercise_number UNIQUE (student_id, exercise, number), 
	CONSTRAINT fk_attempts_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_attempts_last_run_id FOREIGN KEY(last_run_id) REFERENCES runs (id)
);
INSERT INTO "attempts" VALUES(1,1,'walk',1,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T14:13:59.861+00:00','s01.py','','grade',NULL,NULL,1);
INSERT INTO "attempts" VALUES(2,2,'walk',1,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T14:13:59.871+00:00','s02.py','','grade',NULL,NULL,2);
INSERT INTO "attempts" VALUES(3,3,'walk',1,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-22T14:13:59.877+00:00','Zoë/walk.py','the file is empty','grade',NULL,NULL,1);
INSERT INTO "attempts" VALUES(4,4,'walk',1,'17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','2026-11-22T14:13:59.884+00:00','s04.py','','grade',NULL,NULL,1);
INSERT INTO "attempts" VALUES(5,1,'walk',2,'17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','2026-11-22T14:13:59.893+00:00','s01.py','','grade',NULL,NULL,2);
INSERT INTO "attempts" VALUES(6,5,'walk',1,'17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','2026-11-22T14:13:59.904+00:00','a/s03.py','','grade',NULL,NULL,5);
INSERT INTO "attempts" VALUES(7,5,'walk',2,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T14:13:59.910+00:00','b/s03.py','','grade',NULL,NULL,5);
INSERT INTO "attempts" VALUES(8,1,'walk',3,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T14:13:59.920+00:00','s01.py','','grade',NULL,NULL,3);
INSERT INTO "attempts" VALUES(9,1,'run',1,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T14:13:59.928+00:00','s01.py','','grade',NULL,NULL,4);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	about TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-22T14:13:59.843+00:00','root','upgrade','nothing to 0002');
INSERT INTO "audit" VALUES(2,'2026-11-22T14:13:59.851+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(3,'2026-11-22T14:13:59.889+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(4,'2026-11-22T14:13:59.915+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(5,'2026-11-22T14:13:59.923+00:00','root','grade','run');
INSERT INTO "audit" VALUES(6,'2026-11-22T14:13:59.933+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(7,'2026-11-22T14:13:59.949+00:00','root','roster','student 1 changed');
INSERT INTO "audit" VALUES(8,'2026-11-22T14:13:59.955+00:00','root','publish','week1');
INSERT INTO "audit" VALUES(9,'2026-11-22T14:13:59.957+00:00','root','extend','week1 for student 1');
INSERT INTO "audit" VALUES(10,'2026-11-22T14:13:59.960+00:00','root','mark','H01 of attempt 1: 7/2');
INSERT INTO "audit" VALUES(11,'2026-11-22T14:13:59.961+00:00','root','comment','1 on attempt 1');
INSERT INTO "audit" VALUES(12,'2026-11-22T14:13:59.967+00:00','root','regrade','walk: regrade 1');
CREATE TABLE comments (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	withdrawn_at TEXT, 
	CONSTRAINT pk_comments PRIMARY KEY (id), 
	CONSTRAINT fk_comments_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "comments" VALUES(1,1,3,'why?','root','2026-11-22T14:13:59.960+00:00',NULL);
CREATE TABLE draws (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	item TEXT NOT NULL, 
	exercise_hash TEXT NOT NULL, 
	reference_hash TEXT NOT NULL, 
	key_hash TEXT NOT NULL, 
	drawn TEXT NOT NULL, 
	CONSTRAINT pk_draws PRIMARY KEY (id), 
	CONSTRAINT fk_draws_student_id FOREIGN KEY(student_id) REFERENCES students (id), 
	CONSTRAINT uq_draws_drawn_from UNIQUE (student_id, exercise, item, exercise_hash, reference_hash, key_hash)
);
INSERT INTO "draws" VALUES(1,1,'walk','Q01','e','e','k','{"a": 3}');
CREATE TABLE extensions (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	assignment TEXT NOT NULL, 
	until TEXT, 
	extra_attempts INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	withdrawn_at TEXT, 
	CONSTRAINT pk_extensions PRIMARY KEY (id), 
	CONSTRAINT fk_extensions_student_id FOREIGN KEY(student_id) REFERENCES students (id)
);
INSERT INTO "extensions" VALUES(1,1,'week1','2026-11-30T22:59:00+00:00',1,'ill','root','2026-11-22T14:13:59.956+00:00',NULL);
CREATE TABLE hints (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	item TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_hints PRIMARY KEY (id), 
	CONSTRAINT fk_hints_student_id FOREIGN KEY(student_id) REFERENCES students (id), 
	CONSTRAINT uq_hints_student_id_exercise_item_number UNIQUE (student_id, exercise, item, number)
);
INSERT INTO "hints" VALUES(1,1,'walk','C01',1,'2026-11-22T14:13:59.962+00:00');
CREATE TABLE marks (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	points TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	withdrawn_at TEXT, 
	CONSTRAINT pk_marks PRIMARY KEY (id), 
	CONSTRAINT fk_marks_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "marks" VALUES(1,1,'H01','7/2','nearly','root','2026-11-22T14:13:59.959+00:00',NULL);
CREATE TABLE moves (
	regrade_id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	old_result_id INTEGER, 
	new_result_id INTEGER NOT NULL, 
	applied BOOLEAN NOT NULL, 
	CONSTRAINT pk_moves PRIMARY KEY (regrade_id, attempt_id), 
	CONSTRAINT fk_moves_regrade_id FOREIGN KEY(regrade_id) REFERENCES regrades (id), 
	CONSTRAINT fk_moves_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_moves_old_result_id FOREIGN KEY(old_result_id) REFERENCES results (id), 
	CONSTRAINT fk_moves_new_result_id FOREIGN KEY(new_result_id) REFERENCES results (id)
);
INSERT INTO "moves" VALUES(1,1,1,5,0);
CREATE TABLE progress (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	thing TEXT NOT NULL, 
	event TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_progress PRIMARY KEY (id), 
	CONSTRAINT fk_progress_student_id FOREIGN KEY(student_id) REFERENCES students (id), 
	CONSTRAINT uq_progress_student_id_thing_event UNIQUE (student_id, thing, event)
);
INSERT INTO "progress" VALUES(1,1,'lesson:downhill','read','2026-11-22T14:13:59.964+00:00');
CREATE TABLE publications (
	assignment TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	CONSTRAINT pk_publications PRIMARY KEY (assignment)
);
INSERT INTO "publications" VALUES('week1','2026-11-22T14:13:59.954+00:00','root');
CREATE TABLE regrades (
	id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	run_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	applied_at TEXT, 
	undone_at TEXT, 
	CONSTRAINT pk_regrades PRIMARY KEY (id), 
	CONSTRAINT fk_regrades_run_id FOREIGN KEY(run_id) REFERENCES runs (id)
);
INSERT INTO "regrades" VALUES(1,'walk',5,'H01 was wrong','root','2026-11-22T14:13:59.966+00:00',NULL,NULL);
CREATE TABLE "results" (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	submission TEXT NOT NULL, 
	submission_hash TEXT NOT NULL, 
	exercise_hash TEXT NOT NULL, 
	reference_hash TEXT NOT NULL, 
	grader_hash TEXT NOT NULL, 
	key_hash TEXT NOT NULL, 
	isolation TEXT NOT NULL, 
	schema INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	points FLOAT NOT NULL, 
	max_points FLOAT NOT NULL, 
	score FLOAT, 
	record TEXT NOT NULL, 
	private TEXT, 
	CONSTRAINT pk_results PRIMARY KEY (id), 
	CONSTRAINT fk_results_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_results_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT uq_results_key UNIQUE ("key")
);
INSERT INTO "results" VALUES(1,'a3be8493dd44284336e75435eda4b9f0540963eab8e30e3ef5d2dfcf76b317a0',1,1,'s01.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','e','e','g','k','full',1,'partial',1.5,2.0,0.75,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "partial", "points": 1.5, "max_points": 2.0, "score": 0.75, "variant": {}, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(2,'7cdd58d374fdae8967be8d1b66062a8c1ccbd6da05b82bf6b2755930e0fb1624',2,1,'s02.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','e','e','g','k','full',1,'passed',2.0,2.0,1.0,'{"schema": 1, "submission": "s02.py", "student": "s02", "verdict": "passed", "points": 2.0, "max_points": 2.0, "score": 1.0, "variant": {}, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(3,'dd6047f38a7410a71ef0eaa05ae29ba460406fadba57807c2835df1a79791c36',3,1,'Zoë/walk.py','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','e','e','g','k','full',1,'not_gradable',0.0,2.0,0.0,'{"schema": 1, "submission": "Zo\u00eb/walk.py", "student": "Zo\u00eb", "verdict": "not_gradable", "points": 0.0, "max_points": 2.0, "score": 0.0, "variant": {}, "isolation": "full", "hashes": {"submission": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": "the file is empty"}',NULL);
INSERT INTO "results" VALUES(4,'cc87a702ff1a9cfc83cc40b79092ff7bc30113351a62e610e12e8d966dbf4285',4,1,'s04.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','e','e','g','k','',1,'not_graded',0.0,2.0,NULL,'{"schema": 1, "submission": "s04.py", "student": "s04", "verdict": "not_graded", "points": 0.0, "max_points": 2.0, "score": null, "variant": {}, "isolation": null, "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(5,'264ce5b88e2a41acef00785c17fcce5c68334d15eca13f74d317b119803b4f88',5,2,'s01.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','e','e','g','k','full',1,'passed',2.0,2.0,1.0,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "passed", "points": 2.0, "max_points": 2.0, "score": 1.0, "variant": {}, "isolation": "full", "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(6,'705010a69140989ee5458ec024f23ecf1c5eeb726f2617707afba97884e5b44c',2,2,'s02.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','new','e','g','k','',1,'not_graded',0.0,2.0,NULL,'{"schema": 1, "submission": "s02.py", "student": "s02", "verdict": "not_graded", "points": 0.0, "max_points": 2.0, "score": null, "variant": {}, "isolation": null, "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "new", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(7,'69a228bdf095ae6dbedea0ca6646566d143815e7792e80989b0f7bb1096e4e46',6,2,'a/s03.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','e','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "a/s03.py", "student": "s03", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "variant": {}, "isolation": "full", "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(8,'f494f59dc9e6dd94bb7de5eb168787fdd5691d79b52f2ba3b7a3ba2588402ae2',7,2,'b/s03.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','e','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "b/s03.py", "student": "s03", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "variant": {}, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(9,'1a4f7813571caaa6a7a7175703958f6dfa3fce2dd87f3090c32d4b30944ec474',9,4,'s01.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','run','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "variant": {}, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "run", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(10,'4ed658bf34df3313d4788804191b753b1b44479276dbb6632180718f3c08d079',6,5,'a/s03.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','new','e','g','k','full',1,'partial',1.5,2.0,0.75,'{"schema": 1, "submission": "a/s03.py", "student": "s03", "verdict": "partial", "points": 1.5, "max_points": 2.0, "score": 0.75, "variant": {}, "isolation": "full", "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "new", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
INSERT INTO "results" VALUES(11,'2ca664f9acd85164175faa749e9d2ea06e6c5ce9c015accca797e2d24df93d93',7,5,'b/s03.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','new','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "b/s03.py", "student": "s03", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "variant": {}, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "new", "reference": "e", "grader": "g", "key": "k"}, "message": ""}',NULL);
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	versions TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	ending TEXT, purpose TEXT DEFAULT 'grade' NOT NULL, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T14:13:59.850+00:00','2026-11-22T14:13:59.887+00:00','finished','grade');
INSERT INTO "runs" VALUES(2,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T14:13:59.889+00:00','2026-11-22T14:13:59.914+00:00','finished','grade');
INSERT INTO "runs" VALUES(3,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T14:13:59.915+00:00','2026-11-22T14:13:59.921+00:00','finished','grade');
INSERT INTO "runs" VALUES(4,'run','{"grader": "1", "python": "3.11"}','2026-11-22T14:13:59.923+00:00','2026-11-22T14:13:59.932+00:00','finished','grade');
INSERT INTO "runs" VALUES(5,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T14:13:59.933+00:00','2026-11-22T14:13:59.946+00:00','finished','grade');
CREATE TABLE sources (
	hash TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (hash)
);
INSERT INTO "sources" VALUES('cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2',X'61203D20310A');
INSERT INTO "sources" VALUES('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',X'');
INSERT INTO "sources" VALUES('17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037',X'62203D20320A');
CREATE TABLE standings (
	attempt_id INTEGER NOT NULL, 
	result_id INTEGER NOT NULL, 
	CONSTRAINT pk_standings PRIMARY KEY (attempt_id), 
	CONSTRAINT fk_standings_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_standings_result_id FOREIGN KEY(result_id) REFERENCES results (id)
);
INSERT INTO "standings" VALUES(1,1);
INSERT INTO "standings" VALUES(2,2);
INSERT INTO "standings" VALUES(3,3);
INSERT INTO "standings" VALUES(4,4);
INSERT INTO "standings" VALUES(5,5);
INSERT INTO "standings" VALUES(6,10);
INSERT INTO "standings" VALUES(7,11);
INSERT INTO "standings" VALUES(8,1);
INSERT INTO "standings" VALUES(9,9);
CREATE TABLE students (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, full_name TEXT DEFAULT '' NOT NULL, email TEXT DEFAULT '' NOT NULL, section TEXT DEFAULT '' NOT NULL, ids TEXT DEFAULT '{}' NOT NULL, enrolled BOOLEAN, 
	CONSTRAINT pk_students PRIMARY KEY (id), 
	CONSTRAINT uq_students_name UNIQUE (name)
);
INSERT INTO "students" VALUES(1,'s01','Student One','s01@example.org','B','{"canvas": "17"}',1);
INSERT INTO "students" VALUES(2,'s02','','','','{}',NULL);
INSERT INTO "students" VALUES(3,'Zoë','','','','{}',NULL);
INSERT INTO "students" VALUES(4,'s04','','','','{}',NULL);
INSERT INTO "students" VALUES(5,'s03','','','','{}',NULL);
CREATE INDEX ix_runs_exercise ON runs (exercise);
CREATE INDEX ix_assignments_name ON assignments (name);
CREATE INDEX ix_attempts_source_hash ON attempts (source_hash);
CREATE INDEX ix_attempts_exercise ON attempts (exercise);
CREATE INDEX ix_standings_result_id ON standings (result_id);
CREATE INDEX ix_results_attempt_id ON results (attempt_id);
CREATE INDEX ix_extensions_student_id ON extensions (student_id);
CREATE INDEX ix_extensions_assignment ON extensions (assignment);
CREATE INDEX ix_marks_attempt_id ON marks (attempt_id);
CREATE INDEX ix_comments_attempt_id ON comments (attempt_id);
CREATE INDEX ix_regrades_exercise ON regrades (exercise);
CREATE INDEX ix_moves_attempt_id ON moves (attempt_id);
CREATE INDEX ix_moves_old_result_id ON moves (old_result_id);
CREATE INDEX ix_moves_new_result_id ON moves (new_result_id);
COMMIT;
