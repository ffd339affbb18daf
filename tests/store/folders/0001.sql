BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	student_id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	source_hash TEXT NOT NULL, 
	received_at TEXT NOT NULL, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_student_id FOREIGN KEY(student_id) REFERENCES students (id), 
	CONSTRAINT fk_attempts_source_hash FOREIGN KEY(source_hash) REFERENCES sources (hash), 
	CONSTRAINT uq_attempts_student_id_exercise_number UNIQUE (student_id, exercise, number), 
	CONSTRAINT uq_attempts_student_id_exercise_source_hash UNIQUE (student_id, exercise, source_hash)
);
INSERT INTO "attempts" VALUES(1,1,'walk',1,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T13:35:28.626+00:00');
INSERT INTO "attempts" VALUES(2,2,'walk',1,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T13:35:28.630+00:00');
INSERT INTO "attempts" VALUES(3,3,'walk',1,'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','2026-11-22T13:35:28.633+00:00');
INSERT INTO "attempts" VALUES(4,4,'walk',1,'17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','2026-11-22T13:35:28.636+00:00');
INSERT INTO "attempts" VALUES(5,1,'walk',2,'17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','2026-11-22T13:35:28.640+00:00');
INSERT INTO "attempts" VALUES(6,5,'walk',1,'17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','2026-11-22T13:35:28.645+00:00');
INSERT INTO "attempts" VALUES(7,5,'walk',2,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T13:35:28.647+00:00');
INSERT INTO "attempts" VALUES(8,1,'run',1,'cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','2026-11-22T13:35:28.656+00:00');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	about TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-22T13:35:28.616+00:00','root','upgrade','nothing to 0001');
INSERT INTO "audit" VALUES(2,'2026-11-22T13:35:28.620+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(3,'2026-11-22T13:35:28.639+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(4,'2026-11-22T13:35:28.650+00:00','root','grade','walk');
INSERT INTO "audit" VALUES(5,'2026-11-22T13:35:28.654+00:00','root','grade','run');
INSERT INTO "audit" VALUES(6,'2026-11-22T13:35:28.658+00:00','root','grade','walk');
CREATE TABLE results (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	run_id INTEGER NOT NULL, 
	last_run_id INTEGER NOT NULL, 
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
	CONSTRAINT pk_results PRIMARY KEY (id), 
	CONSTRAINT fk_results_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_results_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_results_last_run_id FOREIGN KEY(last_run_id) REFERENCES runs (id), 
	CONSTRAINT uq_results_key UNIQUE ("key")
);
INSERT INTO "results" VALUES(1,'a3be8493dd44284336e75435eda4b9f0540963eab8e30e3ef5d2dfcf76b317a0',1,1,3,'s01.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','e','e','g','k','full',1,'partial',1.5,2.0,0.75,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "partial", "points": 1.5, "max_points": 2.0, "score": 0.75, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(2,'7cdd58d374fdae8967be8d1b66062a8c1ccbd6da05b82bf6b2755930e0fb1624',2,1,1,'s02.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','e','e','g','k','full',1,'passed',2.0,2.0,1.0,'{"schema": 1, "submission": "s02.py", "student": "s02", "verdict": "passed", "points": 2.0, "max_points": 2.0, "score": 1.0, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(3,'dd6047f38a7410a71ef0eaa05ae29ba460406fadba57807c2835df1a79791c36',3,1,1,'Zoë/walk.py','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','e','e','g','k','full',1,'not_gradable',0.0,2.0,0.0,'{"schema": 1, "submission": "Zo\u00eb/walk.py", "student": "Zo\u00eb", "verdict": "not_gradable", "points": 0.0, "max_points": 2.0, "score": 0.0, "isolation": "full", "hashes": {"submission": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": "the file is empty"}');
INSERT INTO "results" VALUES(4,'cc87a702ff1a9cfc83cc40b79092ff7bc30113351a62e610e12e8d966dbf4285',4,1,1,'s04.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','e','e','g','k','',1,'not_graded',0.0,2.0,NULL,'{"schema": 1, "submission": "s04.py", "student": "s04", "verdict": "not_graded", "points": 0.0, "max_points": 2.0, "score": null, "isolation": null, "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(5,'264ce5b88e2a41acef00785c17fcce5c68334d15eca13f74d317b119803b4f88',5,2,2,'s01.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','e','e','g','k','full',1,'passed',2.0,2.0,1.0,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "passed", "points": 2.0, "max_points": 2.0, "score": 1.0, "isolation": "full", "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(6,'705010a69140989ee5458ec024f23ecf1c5eeb726f2617707afba97884e5b44c',2,2,2,'s02.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','new','e','g','k','',1,'not_graded',0.0,2.0,NULL,'{"schema": 1, "submission": "s02.py", "student": "s02", "verdict": "not_graded", "points": 0.0, "max_points": 2.0, "score": null, "isolation": null, "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "new", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(7,'69a228bdf095ae6dbedea0ca6646566d143815e7792e80989b0f7bb1096e4e46',6,2,2,'a/s03.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','e','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "a/s03.py", "student": "s03", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "isolation": "full", "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(8,'f494f59dc9e6dd94bb7de5eb168787fdd5691d79b52f2ba3b7a3ba2588402ae2',7,2,2,'b/s03.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','e','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "b/s03.py", "student": "s03", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "e", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(9,'1a4f7813571caaa6a7a7175703958f6dfa3fce2dd87f3090c32d4b30944ec474',8,4,4,'s01.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','run','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "s01.py", "student": "s01", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "run", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(10,'4ed658bf34df3313d4788804191b753b1b44479276dbb6632180718f3c08d079',6,5,5,'a/s03.py','17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037','new','e','g','k','full',1,'partial',1.5,2.0,0.75,'{"schema": 1, "submission": "a/s03.py", "student": "s03", "verdict": "partial", "points": 1.5, "max_points": 2.0, "score": 0.75, "isolation": "full", "hashes": {"submission": "17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037", "exercise": "new", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
INSERT INTO "results" VALUES(11,'2ca664f9acd85164175faa749e9d2ea06e6c5ce9c015accca797e2d24df93d93',7,5,5,'b/s03.py','cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2','new','e','g','k','full',1,'failed',0.0,2.0,0.0,'{"schema": 1, "submission": "b/s03.py", "student": "s03", "verdict": "failed", "points": 0.0, "max_points": 2.0, "score": 0.0, "isolation": "full", "hashes": {"submission": "cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2", "exercise": "new", "reference": "e", "grader": "g", "key": "k"}, "variant": {}, "message": ""}');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	versions TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	ending TEXT, 
	CONSTRAINT pk_runs PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T13:35:28.619+00:00','2026-11-22T13:35:28.637+00:00','finished');
INSERT INTO "runs" VALUES(2,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T13:35:28.638+00:00','2026-11-22T13:35:28.649+00:00','finished');
INSERT INTO "runs" VALUES(3,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T13:35:28.650+00:00','2026-11-22T13:35:28.653+00:00','finished');
INSERT INTO "runs" VALUES(4,'run','{"grader": "1", "python": "3.11"}','2026-11-22T13:35:28.654+00:00','2026-11-22T13:35:28.657+00:00','finished');
INSERT INTO "runs" VALUES(5,'walk','{"grader": "1", "python": "3.11"}','2026-11-22T13:35:28.658+00:00','2026-11-22T13:35:28.663+00:00','finished');
CREATE TABLE sources (
	hash TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (hash)
);
INSERT INTO "sources" VALUES('cb78bd8a17f7b751fe0d4663366dcbc257204033ef7ddd64b1f2969573b5b2e2',X'61203D20310A');
INSERT INTO "sources" VALUES('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',X'');
INSERT INTO "sources" VALUES('17dd98c94951360cbd9b278de6650598290a9f9121367458640c94bfbbd2c037',X'62203D20320A');
CREATE TABLE students (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_students PRIMARY KEY (id), 
	CONSTRAINT uq_students_name UNIQUE (name)
);
INSERT INTO "students" VALUES(1,'s01');
INSERT INTO "students" VALUES(2,'s02');
INSERT INTO "students" VALUES(3,'Zoë');
INSERT INTO "students" VALUES(4,'s04');
INSERT INTO "students" VALUES(5,'s03');
CREATE INDEX ix_attempts_source_hash ON attempts (source_hash);
CREATE INDEX ix_runs_exercise ON runs (exercise);
CREATE INDEX ix_results_attempt_id ON results (attempt_id);
COMMIT;
